// Live: GitHub's token is exchanged, Azure (the simulator) is read, findings are uploaded.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { asIfCollectedNow, profileMoved } from './pack.mjs';
import {
    all, assertBlocked, assertHonest, claims, cli, errors, permit, report, text, verify, warnings, workspace,
} from './released.mjs';
import { GitHub, simulate } from './servers.mjs';

const CLIENT = 'c0000000-0000-4000-8000-000000000001';
const AUDIENCE = 'api://AzureADTokenExchange';
const PUBLIC = { repository: { private: false, visibility: 'public' } };
let github;
let azure;
let later;

before(async () => {
    github = await new GitHub().start();
    later = asIfCollectedNow(join(workspace, claims.evidence), join(workspace, 'now'));
    azure = await simulate('now');
    writeFileSync(join(workspace, 'live.yml'), profileAt(azure.url));
});

after(() => {
    azure?.stop();
    github?.stop();
});

/** The profile of the example, with the simulator for a cloud. */
function profileAt(url) {
    const cloud = `{resourceManager: '${url}', authorityHost: '${url}', keyVaultSuffix: .vault.azure.net, managedHsmSuffix: .managedhsm.azure.net}`;
    return profileMoved(text(claims.profile), later).replace(/^azure:\n/m, `azure:\n  cloud: ${cloud}\n`);
}

const live = { profile: 'live.yml', 'client-id': CLIENT };

test('GitHub\'s token is exchanged, the account is read, and it promotes', async () => {
    const result = await verify(live, { env: github.tokenEnvironment });
    assert.equal(result.conclusion, 'success', all(result));
    assert.equal(result.outputs.promoted, 'true');
    assert.equal(report(result).mode, 'live');
    assert.equal(result.outputs.passed, result.outputs.total);
    assert.ok(github.tokens.length > 0 && github.audiences.every((audience) => audience === AUDIENCE));
    for (const token of github.tokens) {
        assert.ok(result.log.masks.includes(token));
        assert.ok(!all(result).includes(token));
    }
    assert.ok(!all(result).includes('runner-t0ken'));
    assertHonest(result);

    // what it keeps is what it judged: the pack gives the same findings again, to everybody
    const pack = result.outputs['pack-path'];
    assert.notEqual(pack, '');
    assert.equal(await cli('verify', '--profile', 'live.yml', '--evidence', pack, '--report-dir', 'again'), 0);
    const again = JSON.parse(text('again/cmk-report.json'));
    assert.deepEqual(again.findings, report(result).findings);
    assert.equal(again.evidence.packSha256, result.outputs['pack-sha256']);
});

test('each token for Azure is asked for with a fresh one of GitHub', async () => {
    const before = github.tokens.length;
    const result = await verify({ ...live, audience: 'api://other' }, { env: github.tokenEnvironment });
    assert.equal(result.conclusion, 'success', all(result));
    const used = github.tokens.slice(before);
    assert.equal(used.length, 2, 'one for Resource Manager, one for the vault');
    assert.equal(new Set(used).size, used.length);
    assert.deepEqual(github.audiences.slice(before), ['api://other', 'api://other']);
});

test('a refused sign-in shows what to compare', async () => {
    const refusing = await simulate('now', 'token=aadsts:700213');
    try {
        writeFileSync(join(workspace, 'refused.yml'), profileAt(refusing.url));
        const env = { ...github.tokenEnvironment, ...github.environment };
        const result = await verify({ ...live, profile: 'refused.yml', 'github-token': 's3cret-t0ken' }, { env });
        assertBlocked(result, 4);
        const notice = result.annotations.find((each) => each.level === 'notice' && each.message.includes('subject'));
        assert.ok(notice.message.includes(`issuer: ${GitHub.ISSUER}\n`));
        assert.ok(notice.message.includes(`subject: ${GitHub.SUBJECT}\n`));
        assert.ok(notice.message.includes(`audience: ${AUDIENCE}`));
        assert.ok(errors(result)[0].message.includes('AADSTS700213'), errors(result)[0].message);
        assert.ok(github.tokens.every((token) => !all(result).includes(token)));
        assert.deepEqual(github.uploads, [], 'nothing was judged: an upload would close all alerts');
    } finally {
        refusing.stop();
    }
});

test('a public repository keeps a pack only when it is told to, with a warning', async () => {
    const options = { env: github.tokenEnvironment, event: PUBLIC };
    const auto = await verify(live, options);
    assert.equal(auto.outputs.promoted, 'true');
    assert.equal(auto.outputs['pack-path'], '');
    assert.deepEqual(warnings(auto), []);
    const told = await verify({ ...live, pack: 'true' }, options);
    assert.match(told.outputs['pack-path'], /cmk-evidence\.zip$/);
    assert.match(warnings(told)[0].message, /This repository is public/);

    // one that an earlier step has kept there is not left for this one
    const after = await verify({ ...live, 'report-dir': told.outputs['report-dir'] }, options);
    assert.equal(after.outputs.promoted, 'true', all(after));
    assert.ok(!existsSync(join(workspace, told.outputs['pack-path'])));
});

test('a directory that is not the one of the profile is refused before anything is read', async () => {
    const before = github.tokens.length;
    const result = await verify({ ...live, 'tenant-id': CLIENT }, { env: github.tokenEnvironment });
    assertBlocked(result, 3);
    assert.equal(github.tokens.length, before);
});

test('GitHub\'s own token needs a permission, and forks never get one', async () => {
    const without = await verify(live);
    assertBlocked(without, 3);
    assert.match(errors(without)[0].message, /permissions: id-token: write/);
    const fork = await verify(live, {
        event: { pull_request: { head: { repo: { full_name: 'evil/fork' } }, base: { repo: { full_name: 'octo/demo' } } } },
    });
    assertBlocked(fork, 3);
    assert.match(errors(fork)[0].message, /pull request from a fork/);
});

test('the upload holds the findings, at the lines of the profile in its folder', async () => {
    const result = await verify({ ...permit, name: 'one', 'github-token': 's3cret-t0ken' }, { env: github.environment });
    assertBlocked(result, 1);
    assert.equal(result.outputs['sarif-id'], '47177e22-5596-11eb-80a1-c1e54ef945c6');
    assert.equal(github.uploads.length, 1);
    const [upload] = github.uploads;
    assert.equal(upload.authorization, 'Bearer s3cret-t0ken');
    assert.equal(upload.commit_sha, 'a'.repeat(40));
    assert.equal(upload.ref, 'refs/heads/main');
    const { runs } = JSON.parse(gunzipSync(Buffer.from(upload.sarif, 'base64')));
    assert.equal(runs.length, 1);
    assert.equal(runs[0].automationDetails.id, 'cmk-verify-one/');
    assert.ok(runs[0].results.length > 0);
    const lines = text(permit.profile).split('\n');
    for (const found of runs[0].results) {
        const { artifactLocation, region } = found.locations[0].physicalLocation;
        assert.equal(artifactLocation.uri, permit.profile);
        assert.match(lines[region.startLine - 1], /aoai-permits/);
        assert.match(found.partialFingerprints.primaryLocationLineHash, /^[0-9a-f]{64}:1$/);
    }
    assert.deepEqual(JSON.parse(text(result.outputs['sarif-path'])).runs[0].results, runs[0].results);
    assert.ok(result.log.masks.includes('s3cret-t0ken'));
    assert.ok(!all(result).includes('s3cret-t0ken'));
});

test('an upload that fails, fails the step only when it is demanded', async () => {
    const env = { ...github.environment, GITHUB_REPOSITORY: 'octo/other' };
    const auto = await verify({ ...claims, 'github-token': 's3cret-t0ken' }, { env });
    assert.equal(auto.conclusion, 'success', all(auto));
    assert.match(warnings(auto)[0].message, /were not uploaded: GitHub answered 404/);
    const demanded = await verify({ ...claims, 'github-token': 's3cret-t0ken', 'upload-sarif': 'true' }, { env });
    assert.equal(demanded.exitCode, 5);
    assert.equal(demanded.conclusion, 'failure');
    assert.match(errors(demanded)[0].message, /were not uploaded/);
});
