// What a workflow sees of a verdict.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
    all, assertBlocked, assertHonest, claims, cli, errors, merge, permit, report, repository, text, verify, warnings, workspace,
} from './released.mjs';

test('a workload in order promotes', async () => {
    const result = await verify({ ...claims, 'report-dir': 'claims reports' });
    assert.equal(result.conclusion, 'success', all(result));
    const { outputs } = result;
    assert.equal(outputs.decision, 'promote');
    assert.equal(outputs.promoted, 'true');
    assert.equal(outputs['exit-code'], '0');
    assert.equal(outputs.passed, outputs.total);
    assert.equal(outputs.total, String(report(result).findings.length));
    assert.notEqual(outputs.total, '0');
    assert.equal(outputs.blocking, '0');
    assert.equal(outputs['worst-severity'], 'none');
    assert.equal(outputs['report-dir'], 'claims reports');
    assert.match(outputs['pack-sha256'], /^[0-9a-f]{64}$/);
    assert.deepEqual(errors(result), []);
    assert.match(result.summary, /PROMOTE: claims-assistant/);
    assert.equal(report(result).decision, 'promote');
    assertHonest(result);
});

test('a failure blocks, at the lines of the profile', async () => {
    const result = await verify(permit);
    assertBlocked(result, 1);
    const { counts } = report(result);
    assert.equal(result.outputs.failed, String(counts.fail));
    assert.equal(result.outputs.undetermined, String(counts.undetermined));
    assert.ok(counts.fail > 0 && counts.undetermined > 0);
    assert.equal(result.outputs['worst-severity'], 'critical');
    assert.match(result.summary, /BLOCK: permit-chatbot/);
    const first = result.annotations[0];
    assert.equal(first.level, 'error');
    assert.equal(first.file, 'examples/permit-chatbot/cmk-profile.yml');
    const profile = text(first.file).split('\n');
    assert.match(profile[first.line - 1], /aoai-permits/);
    assert.match(first.message, /\nFix: /);
    assert.equal(result.annotations.at(-1).message, 'Process completed with exit code 1.');
    assert.equal(result.log.dropped, 0, 'the runner threw annotations away');
    assertHonest(result);
});

test('both workloads in one step: the worst counts', async () => {
    const result = await verify({
        profile: `${claims.profile}\n${permit.profile}`,
        evidence: permit.evidence,
    });
    assert.equal(result.conclusion, 'failure');
    assert.equal(result.outputs.promoted, 'false');
    assert.equal(result.outputs['json-path'].split('\n').length, 2);
    assertHonest(result);
});

test('an altered pack is undetermined', async () => {
    const altered = join(workspace, 'altered');
    cpSync(join(workspace, claims.evidence), altered, { recursive: true });
    const item = join(altered, 'items', '0001.json');
    writeFileSync(item, `${readFileSync(item, 'utf8')} `);
    const result = await verify({ ...claims, evidence: 'altered' });
    assertBlocked(result, 2);
    assert.equal(errors(result)[0].file, claims.profile);
    assert.equal(report(result).decision, 'block');
    assertHonest(result);
});

test('another pack than the approved one is refused', async () => {
    const result = await verify({ ...claims, 'expect-pack-sha256': 'f'.repeat(64) });
    assertBlocked(result, 2);
});

test('one account alone is partial: no failure, no promotion', async () => {
    const profile = text(claims.profile);
    writeFileSync(join(workspace, 'two.yml'), profile.replace(/^accounts:\n/m, 'accounts:\n  - {resourceGroup: rg-claims, name: aoai-other}\n'));
    const result = await verify({ ...claims, profile: 'two.yml', account: 'aoai-claims' });
    assert.equal(result.conclusion, 'success', all(result));
    assert.equal(result.outputs.decision, 'partial');
    assert.equal(result.outputs.promoted, 'false');
    assert.deepEqual(report(result).covers, ['aoai-claims']);
});

test('a flood of findings stays within GitHub\'s limits', async () => {
    const profile = text(claims.profile);
    const accounts = Array.from({ length: 60 }, (_, i) => `  - {resourceGroup: rg-claims, name: aoai-${i}}`).join('\n');
    writeFileSync(join(workspace, 'flood.yml'), profile.replace(/^accounts:\n(?: .*\n?)*/m, `accounts:\n${accounts}\n`));
    const result = await verify({ ...claims, profile: 'flood.yml', formats: 'json' });
    assertBlocked(result, 2);
    assert.ok(Number(result.outputs.total) >= 60 * 12, result.outputs.total);
    assert.ok(result.summary.length > 10_000, 'a summary');
    assert.equal(result.log.dropped, 0, 'the runner threw annotations away');
    assert.ok(errors(result).length <= 10);
    assertHonest(result);
});

test('reports of more than 1 MiB leave a summary that GitHub takes, with every verdict in it', async () => {
    const profile = text(claims.profile);
    const accounts = Array.from({ length: 400 }, (_, i) => `  - {resourceGroup: rg-claims, name: aoai-${i}}`).join('\n');
    const large = profile.replace(/^accounts:\n(?: .*\n?)*/m, `accounts:\n${accounts}\n`);
    writeFileSync(join(workspace, 'large.yml'), large);
    writeFileSync(join(workspace, 'larger.yml'), large.replace(/^workload: .*$/m, 'workload: second'));
    const result = await verify({ ...claims, profile: 'large.yml\nlarger.yml', formats: 'md' });
    assertBlocked(result, 2);
    const written = readdirSync(join(workspace, result.outputs['report-dir']), { recursive: true })
        .filter((name) => name.endsWith('.md'))
        .map((name) => text(join(result.outputs['report-dir'], name)).length);
    assert.ok(written.reduce((a, b) => a + b) > 1024 * 1024, `${written}`);
    assert.ok(result.summary.length > 900_000, 'as much as fits');
    for (const part of ['BLOCK: claims-assistant', 'BLOCK: second', '## Causes', '## Provenance', 'more lines do not fit']) {
        assert.ok(result.summary.includes(part), part);
    }
    assert.ok(!all(result).includes('upload aborted'), 'the runner threw the summary away');
    assertHonest(result);
});

test('hostile text in a profile does not leave its place', async () => {
    const workload = 'x ##[error]y ::set-output name=promoted::true';
    const profile = text(claims.profile);
    writeFileSync(join(workspace, 'hostile.yml'), profile.replace(/^workload: .*$/m, `workload: "${workload}\\n::error::z\\nEOF"`));
    const result = await verify({ ...claims, profile: 'hostile.yml' });
    assertHonest(result);
    assert.notEqual(result.outputs.promoted, 'true');
    assert.ok(result.annotations.every((each) => !each.message.startsWith('z')));
});

test('without the files of the runner it is an error, and the reports say so', async () => {
    const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
    const result = await verify({ ...claims, 'report-dir': 'reports/none' }, { without: files });
    assert.equal(result.exitCode, 5);
    assert.match(errors(result)[0].message, /GITHUB_OUTPUT is not set/);
    assert.equal(JSON.parse(text('reports/none/cmk-report.json')).decision, 'block');
});

test('without the summary alone it goes on', async () => {
    const result = await verify(claims, { without: ['GITHUB_STEP_SUMMARY'] });
    assert.equal(result.conclusion, 'success');
    assert.match(warnings(result)[0].message, /There is no job summary/);
});

test('summary: never and annotations: 0 show nothing', async () => {
    const result = await verify({ ...permit, summary: 'never', annotations: '0' });
    assert.equal(result.summary, '');
    assert.deepEqual(result.annotations.map((each) => each.message), ['Process completed with exit code 1.']);
});

test('the same evidence gives the bytes of the command line', async () => {
    for (const inputs of [claims, permit]) {
        const result = await verify(inputs);
        const own = `command-line/${result.outputs.decision}`;
        const exit = await cli('verify', '--profile', inputs.profile, '--evidence', inputs.evidence, '--report-dir', own);
        assert.equal(exit, result.exitCode);
        const json = text(result.outputs['json-path']);
        assert.equal(json, text(`${own}/cmk-report.json`));
        assertGolden(report(result), json);
    }
});

/** The bytes that the Jenkins plugin is held to as well (AgentRunTest), but for the version. */
function assertGolden({ workload, toolVersion }, json) {
    const version = `"toolVersion": "${toolVersion}"`;
    assert.equal(json.split(version).length, 2);
    const found = createHash('sha256').update(json.replace(version, '"toolVersion": ""')).digest('hex');
    const golden = join(repository, 'shared-core/src/test/resources/golden', `example-${workload}.sha256`);
    assert.equal(`${found}  ${workload}\n`, readFileSync(golden, 'utf8'));
}

test('a matrix of three, merged, finds what one run finds', async () => {
    const profile = text(permit.profile).replace(/^accounts:\n/m, 'accounts:\n  - {resourceGroup: rg-permits, name: aoai-third}\n');
    writeFileSync(join(workspace, 'three.yml'), profile);
    const accounts = ['aoai-permits', 'aoai-permits-eval', 'aoai-third'];
    const inputs = { ...permit, profile: 'three.yml' };
    const whole = await verify(inputs);
    for (const account of accounts) {
        await verify({ ...inputs, account, name: account, 'report-dir': `parts/${account}`, formats: 'json' });
    }
    const merged = await merge({ profile: 'three.yml', reports: 'parts' });
    assertBlocked(merged, 1);
    assert.ok(report(whole).findings.length > 0 && report(whole).causes.length > 0);
    assert.deepEqual(report(merged), report(whole));
    assert.match(merged.summary, /BLOCK: permit-chatbot/);

    const missing = await merge({ profile: 'three.yml', reports: `parts/${accounts[1]}/cmk-report.json\nparts/${accounts[2]}` });
    assert.equal(missing.outputs.promoted, 'false');
    assert.match(report(missing).cause, /no sound report covers the account aoai-permits/);
    const none = await merge({ profile: 'three.yml', reports: 'reports/none-such' });
    assertBlocked(none, 3);
});
