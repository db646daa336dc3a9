// The steps of examples/github, which docs/github.md shows, run as they stand: only what GitHub fills in is made up.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { run } from './composite.mjs';
import { interpolate } from './expressions.mjs';
import { asIfCollectedNow, profileMoved } from './pack.mjs';
import { action, all, assertBlocked, assertHonest, claims, place, repository, text, warnings, workspace } from './released.mjs';
import { GitHub, simulate } from './servers.mjs';

const OURS = /^OWNER\/REPO\/action(\/merge)?@v1$/;
const user = join(place, 'user');
const variables = {
    CMK_VERIFY_CLIENT_ID: 'c0000000-0000-4000-8000-000000000001',
    CMK_VERIFY_TENANT_ID: '3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11',
};
let github;
let azure;

before(async () => {
    github = await new GitHub().start();
    mkdirSync(user);
    const later = asIfCollectedNow(join(workspace, claims.evidence), join(user, 'now'));
    azure = await simulate(join(user, 'now'));
    const cloud = `{resourceManager: '${azure.url}', authorityHost: '${azure.url}', keyVaultSuffix: .vault.azure.net, managedHsmSuffix: .managedhsm.azure.net}`;
    const profile = profileMoved(text(claims.profile), later).replace(/^azure:\n/m, `azure:\n  cloud: ${cloud}\n`);
    const more = ['aoai-letters', 'aoai-search'].map((name) => `  - {resourceGroup: rg-claims, name: ${name}}\n`).join('');
    for (const [name, content] of [['one', profile], ['three', profile.replace(/^accounts:\n.*\n/m, (found) => found + more)]]) {
        mkdirSync(join(user, name));
        writeFileSync(join(user, name, 'cmk-profile.yml'), content);
    }
});

after(() => {
    azure?.stop();
    github?.stop();
});

/** What the steps of our actions in a job of an example end in; the job lies in the folder `checkout`. */
async function steps(example, job, checkout, context = {}, variablesOfTheJob = {}) {
    const { steps: declared } = parse(readFileSync(join(repository, 'examples', 'github', example), 'utf8')).jobs[job];
    const results = [];
    for (const step of declared) {
        const use = OURS.exec(step.uses ?? '');
        if (!use) continue;
        const known = { vars: variables, github: { token: 's3cret-t0ken' }, ...context };
        const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, interpolate(value, known)]));
        const env = { ...github.environment, ...github.tokenEnvironment, ...variablesOfTheJob };
        results.push(await run(join(action, use[1] ?? ''), inputs, { workspace: join(user, checkout), env }));
    }
    assert.equal(results.length, 1, 'one step of ours');
    assertHonest(results[0]);
    return results[0];
}

for (const [example, job] of [['verify.yml', 'verify'], ['promote.yml', 'verify'], ['code-scanning.yml', 'verify']]) {
    test(`${example} promotes`, async () => {
        const uploads = github.uploads.length;
        const result = await steps(example, job, 'one');
        assert.equal(result.conclusion, 'success', all(result));
        assert.equal(result.outputs.promoted, 'true');
        assert.match(result.outputs['json-sha256'], /^[0-9a-f]{64}$/);
        assert.equal(github.uploads.length - uploads, example === 'code-scanning.yml' ? 1 : 0);
    });
}

// What azure/login leaves behind: an az that gives tokens to whoever asks.
const AZ = `#!/usr/bin/env node
const value = (name) => process.argv[process.argv.indexOf(name) + 1];
const form = { grant_type: 'client_credentials', client_id: 'cli', client_secret: 'x', scope: value('--resource') + '/.default' };
const answer = await fetch(process.env.FAKE_AUTHORITY + '/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams(form) });
const token = await answer.json();
console.log(JSON.stringify({ accessToken: token.access_token, expires_on: Math.floor(Date.now() / 1000) + 3000, tokenType: 'Bearer' }));
`;

test('azure-login.yml reads as whoever signed in', async () => {
    const bin = join(user, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'package.json'), '{"type": "module"}');
    writeFileSync(join(bin, 'az'), AZ, { mode: 0o755 });
    const known = variables.CMK_VERIFY_TENANT_ID;
    const signedIn = { PATH: `${bin}:${process.env.PATH}`, FAKE_AUTHORITY: `${azure.url}/${known}` };
    const promoted = await steps('azure-login.yml', 'verify', 'one', {}, signedIn);
    assert.equal(promoted.outputs.promoted, 'true', all(promoted));
    assert.match(all(promoted), /signed in with azure-cli/);

    writeFileSync(join(bin, 'az'), "#!/bin/sh\necho 'ERROR: Please run az login to setup account.' >&2\nexit 1\n", { mode: 0o755 });
    const refused = await steps('azure-login.yml', 'verify', 'one', {}, signedIn);
    assertBlocked(refused, 4);
    assert.match(all(refused), /az login/);
});

test('pull-request.yml judges the recorded pack, and no other', async () => {
    const checkout = join(user, 'recorded');
    mkdirSync(checkout);
    cpSync(join(workspace, claims.profile), join(checkout, 'cmk-profile.yml'));
    cpSync(join(workspace, claims.evidence), join(checkout, 'evidence.zip'), { recursive: true });
    const [CMK_VERIFY_PACK_SHA256] = text(`${claims.evidence}/manifest.json.sha256`).split(' ');
    const result = await steps('pull-request.yml', 'verify', 'recorded', { vars: { CMK_VERIFY_PACK_SHA256 } });
    assert.equal(result.outputs.promoted, 'true', all(result));
    assertBlocked(await steps('pull-request.yml', 'verify', 'recorded', { vars: { CMK_VERIFY_PACK_SHA256: '0'.repeat(64) } }), 2);
});

test('matrix.yml: an account that Azure does not have keeps the others from being promoted', async () => {
    const { account } = parse(readFileSync(join(repository, 'examples', 'github', 'matrix.yml'), 'utf8')).jobs.part.strategy.matrix;
    const found = {};
    for (const name of account) {
        const part = await steps('matrix.yml', 'part', 'three', { matrix: { account: name } });
        found[name] = part.outputs.decision;
        assert.equal(part.outputs.promoted, 'false');
        cpSync(join(user, 'three', 'cmk-report'), join(user, 'three', 'parts', `cmk-part-${name}`), { recursive: true });
    }
    assert.equal(found['aoai-claims'], 'partial');
    const merged = await steps('matrix.yml', 'verdict', 'three');
    assert.equal(merged.outputs.promoted, 'false');
    assert.equal(merged.outputs.decision, 'block');
    const report = JSON.parse(readFileSync(join(user, 'three', merged.outputs['json-path']), 'utf8'));
    assert.deepEqual(report.covers.sort(), [...account].sort());
    assert.deepEqual(warnings(merged).filter((each) => /no sound report/.test(each.message)), []);
});
