// From the first line of the launcher to the first of Java.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { run } from './composite.mjs';
import { action, assertBlocked, claims, errors, place, verify, workspace } from './released.mjs';

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
