// Inputs: what is wrong is named, what is hostile stays text.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { steps } from './composite.mjs';
import { action, all, assertBlocked, assertHonest, claims, errors, HOSTILE, inputNames, merge, permit, verify } from './released.mjs';

test('a profile that is not there is wrong usage', async () => {
    const result = await verify({ ...claims, profile: 'gone.yml' });
    assertBlocked(result, 3);
    assert.match(errors(result)[0].message, /gone\.yml does not exist/);
});

test('fail-on cannot loosen', async () => {
    const result = await verify({ ...permit, 'fail-on': 'critical' });
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

test('hostile text in any input changes nothing', async (t) => {
    const honest = await verify(claims);
    for (const name of inputNames(action)) {
        await t.test(name, async () => {
            const result = await verify({ ...claims, [name]: HOSTILE });
            assertHonest(result);
            const allowed = ['name', 'sarif-category', 'github-token', 'audience', 'allow-hosts'];
            if (allowed.includes(name)) {
                assert.equal(result.conclusion, 'success', all(result));
                assert.deepEqual(withoutPlaces(result.outputs), withoutPlaces(honest.outputs));
            } else {
                assert.equal(result.conclusion, 'failure', `${name} was taken`);
                assert.equal(result.outputs.promoted, 'false');
            }
            assert.deepEqual(Object.keys(result.outputs), Object.keys(honest.outputs));
        });
    }
});

/** Outputs but for where the files are, which differs from run to run. */
function withoutPlaces(outputs) {
    return Object.fromEntries(Object.entries(outputs).filter(([name]) => name !== 'report-dir' && !name.endsWith('-path')));
}

test('hostile text in all inputs of merge changes nothing', async () => {
    const inputs = Object.fromEntries(inputNames(join(action, 'merge')).map((name) => [name, HOSTILE]));
    const result = await merge({ ...inputs, 'java-home': '' });
    assertHonest(result);
    assertBlocked(result, 3);
});

test('on Windows it is PowerShell, elsewhere sh; inputs are never part of a script', () => {
    const inputs = Object.fromEntries(inputNames(action).map((name) => [name, HOSTILE]));
    for (const folder of [action, join(action, 'merge')]) {
        for (const [os, shell, launcher] of [['Windows', 'powershell', 'cmk.ps1'], ['Linux', 'sh', 'cmk.sh'], ['macOS', 'sh', 'cmk.sh']]) {
            const planned = steps(folder, { inputs, runner: { os } });
            assert.equal(planned.length, 1, 'one step, nothing nested');
            assert.equal(planned[0].uses, undefined);
            assert.equal(planned[0].shell, shell);
            assert.ok(planned[0].run.includes(launcher) && planned[0].run.includes('GITHUB_ACTION_PATH'));
            assert.ok(!planned[0].run.includes('PWNED'));
            assert.equal(JSON.parse(planned[0].env.CMK_ACTION_INPUTS).profile, HOSTILE);
        }
    }
});
