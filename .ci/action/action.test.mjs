// The committed action, executed: what a workflow would see.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { run, steps } from './composite.mjs';

const repository = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const place = mkdtempSync(join(tmpdir(), 'cmk-action-'));
const action = join(place, 'released', 'action');
const workspace = join(place, 'work space');

before(() => {
    for (const part of ['action.yml', 'launch', 'merge']) {
        cpSync(join(repository, 'action', part), join(action, part), { recursive: true });
    }
    if (process.env.CMK_ACTION_LIB) cpSync(process.env.CMK_ACTION_LIB, join(action, 'lib'), { recursive: true });
    else execFileSync(join(repository, '.ci', 'action', 'place-jar'), [action]);
    cpSync(join(repository, 'examples'), join(workspace, 'examples'), { recursive: true });
});

const example = (name) => ({
    profile: `examples/${name}/cmk-profile.yml`,
    evidence: `examples/${name}/evidence`,
    'report-dir': `reports/${name}`,
});
const claims = example('claims-assistant');
const permit = example('permit-chatbot');
const verify = (inputs, options = {}) => run(action, inputs, { workspace, ...options });
const report = (result) => JSON.parse(readFileSync(join(workspace, result.outputs['json-path']), 'utf8'));
const errors = (result) => result.annotations.filter((each) => each.level === 'error');

/** Nothing green is left, and nobody was let in. */
function assertBlocked(result, exitCode) {
    assert.equal(result.conclusion, 'failure', result.log.lines.join('\n'));
    assert.equal(result.exitCode, exitCode, result.log.lines.join('\n'));
    assert.equal(result.outputs.promoted, 'false');
    assert.equal(result.outputs.decision, 'block');
    assert.equal(result.outputs['exit-code'], String(exitCode));
}

function assertHonest(result) {
    assert.deepEqual(result.log.forbidden, []);
    assert.ok(!existsSync(join(workspace, 'PWNED')), 'a command was run');
    assert.ok(!existsSync(join(result.temp, 'PWNED')), 'a command was run');
}

test('a workload in order promotes', async () => {
    const result = await verify(claims);
    assert.equal(result.conclusion, 'success', result.log.lines.join('\n'));
    const { outputs } = result;
    assert.equal(outputs.decision, 'promote');
    assert.equal(outputs.promoted, 'true');
    assert.equal(outputs['exit-code'], '0');
    assert.equal(outputs.passed, outputs.total);
    assert.equal(outputs.total, String(report(result).findings.length));
    assert.notEqual(outputs.total, '0');
    assert.equal(outputs.blocking, '0');
    assert.equal(outputs['worst-severity'], 'none');
    assert.equal(outputs['report-dir'], 'reports/claims-assistant');
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
    const profile = readFileSync(join(workspace, first.file), 'utf8').split('\n');
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
        'report-dir': 'reports/both',
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
    const result = await verify({ ...claims, evidence: 'altered', 'report-dir': 'reports/altered' });
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
    const profile = readFileSync(join(workspace, claims.profile), 'utf8');
    writeFileSync(join(workspace, 'two.yml'), profile.replace(/^accounts:\n/m, 'accounts:\n  - {resourceGroup: rg-claims, name: aoai-other}\n'));
    const result = await verify({ ...claims, profile: 'two.yml', account: 'aoai-claims', 'report-dir': 'reports/partial' });
    assert.equal(result.conclusion, 'success', result.log.lines.join('\n'));
    assert.equal(result.outputs.decision, 'partial');
    assert.equal(result.outputs.promoted, 'false');
    assert.deepEqual(report(result).covers, ['aoai-claims']);
});

test('a profile that is not there is wrong usage', async () => {
    const result = await verify({ ...claims, profile: 'gone.yml', 'report-dir': 'reports/gone' });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /gone\.yml does not exist/);
});

test('fail-on cannot loosen', async () => {
    const result = await verify({ ...permit, 'fail-on': 'critical', 'report-dir': 'reports/loose' });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /would loosen the gate/);
});

for (const [name, wrong] of [
    ['fail-on', 'never'], ['formats', 'junit,docx'], ['auth', 'password'], ['timeout', '0'], ['annotations', '11'],
    ['summary', 'sometimes'], ['pack', 'yes'], ['upload-sarif', '1'], ['expect-pack-sha256', 'abc'], ['profile', ' \n '],
    ['report-dir', ''], ['java-home', '/nowhere'],
]) {
    test(`a wrong value of ${name} is refused with its name`, async () => {
        const result = await verify({ ...claims, [name]: wrong });
        assertBlocked(result, 3);
        assert.match(errors(result)[0].message, new RegExp(name));
    });
}

test('an upload that is demanded needs a token', async () => {
    const result = await verify({ ...claims, 'upload-sarif': 'true' });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /github-token/);
});

test('an upload that GitHub refuses fails the step only when it is demanded', async () => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'octo/demo', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/main' };
    const auto = await verify({ ...claims, 'github-token': 's3cret-t0ken' }, { env });
    assert.equal(auto.conclusion, 'success');
    if (auto.outputs['sarif-path'] !== '') {
        assert.match(auto.annotations.find((each) => each.level === 'warning').message, /were not uploaded/);
        const demanded = await verify({ ...claims, 'github-token': 's3cret-t0ken', 'upload-sarif': 'true' }, { env });
        assertBlocked(demanded, 5);
    }
    assert.ok(auto.log.masks.includes('s3cret-t0ken'));
    assert.ok(!auto.log.lines.join('\n').includes('s3cret-t0ken'));
});

test('GitHub\'s own token needs a permission, and forks never get one', async () => {
    const live = { profile: claims.profile, 'client-id': 'c0000000-0000-4000-8000-000000000001', 'report-dir': 'reports/live' };
    const without = await verify(live);
    assertBlocked(without, 3);
    assert.match(errors(without)[0].message, /permissions: id-token: write/);
    const fork = await verify(live, {
        event: { pull_request: { head: { repo: { full_name: 'evil/fork' } }, base: { repo: { full_name: 'octo/demo' } } } },
    });
    assertBlocked(fork, 3);
    assert.match(errors(fork)[0].message, /pull request from a fork/);
});

// Everything at once that somebody could try in an input.
const HOSTILE = [
    '$(touch PWNED)', '`touch PWNED`', '; touch PWNED #', '| touch PWNED', '\' ; touch PWNED ; \'', '" ; touch PWNED ; "',
    '& touch PWNED &', '${{ github.token }}', '%0A::set-output name=promoted::true', '::set-output name=promoted::true',
    '##[set-output name=promoted;]true', '##[error]x', '::stop-commands::x', '::add-mask::e', 'EOF', 'promoted=true',
    'promoted<<EOF', 'true', 'EOF', 'ghadelimiter_', '\u202e\u0007\u001b[31m',
].join('\n');

test('hostile text in any input changes nothing', async (t) => {
    const honest = await verify(claims);
    const names = Object.keys(JSON.parse(steps(action, { inputs: inputsOf(action), runner: { os: 'Linux' } })[0].env.CMK_ACTION_INPUTS));
    for (const name of names) {
        await t.test(name, async () => {
            const result = await verify({ ...claims, 'report-dir': 'reports/hostile', [name]: HOSTILE });
            assertHonest(result);
            const allowed = ['name', 'sarif-category', 'github-token', 'audience', 'allow-hosts'];
            if (allowed.includes(name)) {
                assert.equal(result.conclusion, 'success', result.log.lines.join('\n'));
                assert.deepEqual({ ...result.outputs, 'report-dir': '', ...paths(result) }, { ...honest.outputs, 'report-dir': '', ...paths(result) });
            } else {
                assert.equal(result.conclusion, 'failure', `${name} was taken`);
                assert.equal(result.outputs.promoted, 'false');
            }
            assert.deepEqual(Object.keys(result.outputs), Object.keys(honest.outputs));
        });
    }
});

const paths = (result) => Object.fromEntries(Object.keys(result.outputs).filter((name) => name.endsWith('-path')).map((name) => [name, '']));

function inputsOf(folder) {
    const text = readFileSync(join(folder, 'action.yml'), 'utf8');
    const section = text.slice(text.indexOf('\ninputs:'), text.indexOf('\noutputs:'));
    return Object.fromEntries([...section.matchAll(/^ {2}([a-z0-9-]+):$/gm)].map((match) => [match[1], 'x']));
}

test('hostile text in a profile does not leave its place', async () => {
    const workload = 'x ##[error]y ::set-output name=promoted::true';
    const profile = readFileSync(join(workspace, claims.profile), 'utf8');
    writeFileSync(join(workspace, 'hostile.yml'), profile.replace(/^workload: .*$/m, `workload: "${workload}\\n::error::z\\nEOF"`));
    const result = await verify({ ...claims, profile: 'hostile.yml', 'report-dir': 'reports/hostile-profile' });
    assertHonest(result);
    assert.notEqual(result.outputs.promoted, 'true');
    assert.ok(result.annotations.every((each) => !each.message.startsWith('z')));
});

test('a flood of findings stays within GitHub\'s limits', async () => {
    const profile = readFileSync(join(workspace, claims.profile), 'utf8');
    const accounts = Array.from({ length: 60 }, (_, i) => `  - {resourceGroup: rg-claims, name: aoai-${i}}`).join('\n');
    writeFileSync(join(workspace, 'flood.yml'), profile.replace(/^accounts:\n(?: .*\n?)*/m, `accounts:\n${accounts}\n`));
    const result = await verify({ ...claims, profile: 'flood.yml', 'report-dir': 'reports/flood', formats: 'json' });
    assertBlocked(result, 2);
    assert.ok(Number(result.outputs.total) >= 60 * 12, result.outputs.total);
    assert.ok(result.summary.length > 10_000, 'a summary');
    assert.equal(result.log.dropped, 0, 'the runner threw annotations away');
    assert.ok(errors(result).length <= 10);
    assertHonest(result);
});

test('without the files of the runner it is an error, and the reports say so', async () => {
    const all = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
    const result = await verify({ ...claims, 'report-dir': 'reports/none' }, { without: all });
    assert.equal(result.exitCode, 5);
    assert.match(errors(result)[0].message, /GITHUB_OUTPUT is not set/);
    assert.equal(JSON.parse(readFileSync(join(workspace, 'reports/none/cmk-report.json'), 'utf8')).decision, 'block');
});

test('without the summary alone it goes on', async () => {
    const result = await verify(claims, { without: ['GITHUB_STEP_SUMMARY'] });
    assert.equal(result.conclusion, 'success');
    assert.match(result.annotations.find((each) => each.level === 'warning').message, /There is no job summary/);
});

test('summary: never and annotations: 0 show nothing', async () => {
    const result = await verify({ ...permit, summary: 'never', annotations: '0' });
    assert.equal(result.summary, '');
    assert.deepEqual(result.annotations.map((each) => each.message), ['Process completed with exit code 1.']);
});

/** A PATH with what a bare runner has, and nothing of Java. */
function bare(...more) {
    const bin = mkdtempSync(join(place, 'bin-'));
    for (const tool of ['sh', 'dirname', 'sed', 'tr', 'sha256sum', 'cat']) {
        symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(bin, tool));
    }
    return { PATH: [...more, bin].join(delimiter), JAVA_HOME: '' };
}

/** A Java of this version that only says so. */
function fakeJava(version) {
    const home = mkdtempSync(join(place, 'java-'));
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
    chmodSync(join(home, 'bin', 'java'), 0o755);
    return home;
}

test('no Java: the fix is named', async () => {
    const result = await verify(claims, { env: bare() });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /no Java 17 or newer.*setup-java/);
});

test('only an old Java: the same', async () => {
    const old = fakeJava('1.8.0_292');
    const result = await verify(claims, { env: { ...bare(join(old, 'bin')), JAVA_HOME: fakeJava('11.0.2') } });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /no Java 17 or newer/);
});

test('Java is found where hosted runners and setup-java put it', async () => {
    const java = spawnSync('java', ['-XshowSettings:properties', '-version'], { encoding: 'utf8' }).stderr;
    const home = java.match(/java\.home = (.*)/)[1].trim();
    for (const variable of ['JAVA_HOME_21_X64', 'JAVA_HOME_17_arm64', 'JAVA_HOME_25_AARCH64']) {
        const result = await verify(claims, { env: { ...bare(), [variable]: home } });
        assert.equal(result.conclusion, 'success', variable);
    }
    const cache = mkdtempSync(join(place, 'cache-'));
    mkdirSync(join(cache, 'Java_Temurin-Hotspot_jdk', '21.0.1'), { recursive: true });
    symlinkSync(home, join(cache, 'Java_Temurin-Hotspot_jdk', '21.0.1', 'x64'));
    const cached = await verify(claims, { env: { ...bare(), RUNNER_TOOL_CACHE: cache } });
    assert.equal(cached.conclusion, 'success', 'tool cache');
    const named = await verify({ ...claims, 'java-home': home }, { env: bare() });
    assert.equal(named.conclusion, 'success', 'java-home');
});

test('a branch carries no program, and says so', async () => {
    const branch = join(place, 'branch', 'action');
    for (const part of ['action.yml', 'launch']) cpSync(join(action, part), join(branch, part), { recursive: true });
    const result = await run(branch, claims, { workspace });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /Use a release tag/);
});

test('an altered program is not started', async () => {
    const altered = join(place, 'altered', 'action');
    cpSync(action, altered, { recursive: true });
    const jar = join(altered, 'lib', 'cmk-verify-action.jar');
    const bytes = readFileSync(jar);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(jar, bytes);
    const result = await run(altered, claims, { workspace });
    assertBlocked(result, 5);
    assert.match(errors(result)[0].message, /was altered/);
});

test('the same evidence gives the bytes of the command line', { skip: !process.env.CMK_CLI }, async () => {
    for (const inputs of [claims, permit]) {
        const result = await verify(inputs);
        const own = join(workspace, 'reports', 'command-line');
        spawnSync('java', ['-jar', process.env.CMK_CLI, 'verify', '--profile', inputs.profile, '--evidence', inputs.evidence, '--report-dir', own], { cwd: workspace });
        assert.deepEqual(readFileSync(join(workspace, result.outputs['json-path'])), readFileSync(join(own, 'cmk-report.json')));
    }
});

test('a matrix of three, merged, finds what one run finds', async () => {
    const profile = readFileSync(join(workspace, permit.profile), 'utf8').replace(/^accounts:\n/m, 'accounts:\n  - {resourceGroup: rg-permits, name: aoai-third}\n');
    writeFileSync(join(workspace, 'three.yml'), profile);
    const accounts = ['aoai-permits', 'aoai-permits-eval', 'aoai-third'];
    const inputs = { ...permit, profile: 'three.yml' };
    const whole = await verify({ ...inputs, 'report-dir': 'reports/whole' });
    for (const account of accounts) {
        await verify({ ...inputs, account, name: account, 'report-dir': `parts/${account}`, formats: 'json' });
    }
    const merge = (reports, dir) => run(join(action, 'merge'), { profile: 'three.yml', reports, 'report-dir': dir }, { workspace });
    const merged = await merge('parts', 'reports/merged');
    assertBlocked(merged, 1);
    assert.ok(report(whole).findings.length > 0 && report(whole).causes.length > 0);
    assert.deepEqual(report(merged), report(whole));
    assert.match(merged.summary, /BLOCK: permit-chatbot/);

    const missing = await merge(`parts/${accounts[1]}/cmk-report.json\nparts/${accounts[2]}`, 'reports/missing');
    assert.equal(missing.outputs.promoted, 'false');
    assert.match(report(missing).cause, /no sound report covers the account aoai-permits/);
    const none = await merge('reports/none-such', 'reports/nothing');
    assertBlocked(none, 3);
});

test('on Windows it is PowerShell, elsewhere sh; inputs are never part of a script', () => {
    const inputs = Object.fromEntries(Object.keys(inputsOf(action)).map((name) => [name, HOSTILE]));
    for (const folder of [action, join(action, 'merge')]) {
        for (const [os, shell, launcher] of [['Windows', 'powershell', 'cmk.ps1'], ['Linux', 'sh', 'cmk.sh'], ['macOS', 'sh', 'cmk.sh']]) {
            const all = steps(folder, { inputs, runner: { os } });
            assert.equal(all.length, 1, 'one step, nothing nested');
            assert.equal(all[0].uses, undefined);
            assert.equal(all[0].shell, shell);
            assert.ok(all[0].run.includes(launcher) && all[0].run.includes('GITHUB_ACTION_PATH'));
            assert.ok(!all[0].run.includes('PWNED'));
            assert.equal(JSON.parse(all[0].env.CMK_ACTION_INPUTS).profile, HOSTILE);
        }
    }
});
