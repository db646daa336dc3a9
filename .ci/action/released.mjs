// The committed action as a release holds it, beside its program, and a job that uses it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { run } from './composite.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
export const repository = resolve(here, '..', '..');
export const place = mkdtempSync(join(tmpdir(), 'cmk-action-'));
export const action = join(place, 'released', 'action');
export const workspace = join(place, 'work space');

for (const part of ['action.yml', 'launch', 'merge']) {
    cpSync(join(repository, 'action', part), join(action, part), { recursive: true });
}
cpSync(given('CMK_ACTION_LIB'), join(action, 'lib'), { recursive: true });
cpSync(join(repository, 'examples'), join(workspace, 'examples'), { recursive: true });

function given(variable) {
    if (!process.env[variable]) throw new Error(`${variable} is not set: start .ci/action/run-tests`);
    return process.env[variable];
}

const example = (name) => ({ profile: `examples/${name}/cmk-profile.yml`, evidence: `examples/${name}/evidence` });
export const claims = example('claims-assistant');
export const permit = example('permit-chatbot');

let runs = 0;
/** Each run has a folder of its own for its reports. */
export const verify = (inputs, options = {}) =>
    run(action, { 'report-dir': `reports/${++runs}`, ...inputs }, { workspace, ...options });
export const merge = (inputs) => run(join(action, 'merge'), { 'report-dir': `reports/${++runs}`, ...inputs }, { workspace });

const FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
/** How the command line is started, in the same way as the launchers start the action. */
export const commandLine = (...args) => ['java', [...FLAGS, '-jar', given('CMK_CLI'), ...args]];
/** Runs the command line; @returns its exit code */
export const cli = (...args) =>
    promisify(execFile)(...commandLine(...args), { cwd: workspace }).then(
        () => 0,
        (error) => error.code,
    );

export const text = (path) => readFileSync(join(workspace, path), 'utf8');
export const report = (result) => JSON.parse(text(result.outputs['json-path']));
export const errors = (result) => result.annotations.filter((each) => each.level === 'error');
export const warnings = (result) => result.annotations.filter((each) => each.level === 'warning');
export const all = (result) => result.log.lines.join('\n');

/** Nothing green is left, and nobody was let in. */
export function assertBlocked(result, exitCode) {
    assert.equal(result.conclusion, 'failure', all(result));
    assert.equal(result.exitCode, exitCode, all(result));
    assert.equal(result.outputs.promoted, 'false');
    assert.equal(result.outputs.decision, 'block');
    assert.equal(result.outputs['exit-code'], String(exitCode));
}

/** It sent no command that an honest action does not send, and what was in its inputs was not run. */
export function assertHonest(result) {
    assert.deepEqual(result.log.forbidden, []);
    for (const folder of [workspace, result.temp, join(workspace, 'examples', 'claims-assistant')]) {
        assert.ok(!readdirSync(folder).includes('PWNED'), 'a command was run');
    }
}

/** What somebody could try in an input, all at once. */
export const HOSTILE = [
    '$(touch PWNED)', '`touch PWNED`', '; touch PWNED #', '| touch PWNED', '\' ; touch PWNED ; \'', '" ; touch PWNED ; "',
    '& touch PWNED &', '${{ github.token }}', '%0A::set-output name=promoted::true', '::set-output name=promoted::true',
    '##[set-output name=promoted;]true', '##[error]x', '::stop-commands::x', '::add-mask::e', 'EOF', 'promoted=true',
    'promoted<<EOF', 'true', 'EOF', 'ghadelimiter_', '\u202e\u0007\u001b[31m',
].join('\n');

/** The names of the inputs that the action in `folder` declares. */
export function inputNames(folder) {
    const content = readFileSync(join(folder, 'action.yml'), 'utf8');
    const section = content.slice(content.indexOf('\ninputs:'), content.indexOf('\noutputs:'));
    return [...section.matchAll(/^ {2}([a-z0-9-]+):$/gm)].map((match) => match[1]);
}
