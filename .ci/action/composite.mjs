// Runs a composite action as the runner does: evaluates its steps, starts its shells, reads its files.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseAction } from '@actions/workflow-parser/actions/index';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { text } from './expressions.mjs';
import { Log } from './log.mjs';

const MOST_SUMMARY = 1024 * 1024;
const FILES = { GITHUB_OUTPUT: 'output', GITHUB_ENV: 'env', GITHUB_PATH: 'path', GITHUB_STATE: 'state', GITHUB_STEP_SUMMARY: 'summary' };

/** The action in a folder; throws with all that its schema does not allow. */
export function load(folder) {
    const file = join(folder, 'action.yml');
    const parsed = parseAction({ name: file, content: readFileSync(file, 'utf8') }, new NoOperationTraceWriter());
    const errors = parsed.context.errors.getErrors();
    if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
    return parsed.value;
}

const pairs = (mapping) => (mapping ? [...mapping].map((pair) => [pair.key.toString(), pair.value]) : []);

/** Outputs as FileCommandManager reads them; a file that it cannot read fails the step. */
export function readOutputs(content) {
    const values = {};
    const lines = content.split('\n');
    for (let i = 0; i < lines.length; i++) {
        if (lines[i] === '') continue;
        const equals = lines[i].indexOf('=');
        const heredoc = lines[i].indexOf('<<');
        if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
            if (equals === 0) throw new Error(`Invalid format '${lines[i]}'`);
            values[lines[i].slice(0, equals)] = lines[i].slice(equals + 1);
        } else if (heredoc > 0 && lines[i].length > heredoc + 2) {
            const name = lines[i].slice(0, heredoc);
            const delimiter = lines[i].slice(heredoc + 2);
            const value = [];
            for (i++; lines[i] !== delimiter; i++) {
                if (i >= lines.length) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
                value.push(lines[i]);
            }
            values[name] = value.join('\n');
        } else {
            throw new Error(`Invalid format '${lines[i]}'`);
        }
    }
    return values;
}

/** What the step of an action would run, without running it. */
export function steps(folder, context) {
    const action = load(folder);
    return [...action.find('runs').find('steps')].map((step) => ({
        shell: text(step.find('shell'), context),
        run: text(step.find('run'), context),
        uses: step.find('uses')?.toString(),
        env: Object.fromEntries(pairs(step.find('env')).map(([name, value]) => [name, text(value, context)])),
    }));
}

/**
 * @param folder of the action
 * @param inputs given by the caller; the others have their default
 * @param options env: variables of the job; workspace; without: GITHUB_* files that the runner does not offer
 */
export async function run(folder, inputs, options = {}) {
    const temp = mkdtempSync(join(tmpdir(), 'runner-'));
    const workspace = options.workspace ?? temp;
    const action = load(folder);
    const declared = Object.fromEntries(
        pairs(action.find('inputs')).map(([name, input]) => [name, input.find('default')?.toString() ?? '']),
    );
    for (const name of Object.keys(inputs)) {
        if (!(name in declared)) throw new Error(`Unexpected input '${name}'`);
    }
    const github = { repository: 'octo/demo', event_name: 'push', ...options.github };
    const runner = { os: 'Linux', arch: 'X64', temp };
    const context = { inputs: { ...declared, ...inputs }, runner, github, steps: {}, env: {} };
    const log = new Log();
    let conclusion = 'success';
    let exitCode = 0;
    let summary = '';
    for (const step of action.find('runs').find('steps')) {
        const id = step.find('id')?.toString() ?? `step${Object.keys(context.steps).length}`;
        const files = {};
        for (const [variable, name] of Object.entries(FILES)) {
            if (options.without?.includes(variable)) continue;
            files[variable] = join(temp, `${id}-${name}`);
            writeFileSync(files[variable], '');
        }
        const event = join(temp, 'event.json');
        writeFileSync(event, JSON.stringify(options.event ?? { repository: { private: true, visibility: 'private' } }));
        const shell = text(step.find('shell'), context);
        if (shell !== 'sh') throw new Error(`this runner has no ${shell}`);
        const script = join(temp, `${id}.sh`);
        writeFileSync(script, text(step.find('run'), context));
        const env = {
            PATH: process.env.PATH,
            HOME: temp,
            ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}),
            RUNNER_OS: 'Linux',
            RUNNER_TEMP: temp,
            GITHUB_ACTIONS: 'true',
            GITHUB_ACTION_PATH: folder,
            GITHUB_WORKSPACE: workspace,
            GITHUB_REPOSITORY: github.repository,
            GITHUB_EVENT_PATH: event,
            ...options.env,
            ...files,
            ...Object.fromEntries(pairs(step.find('env')).map(([name, value]) => [name, text(value, context)])),
        };
        exitCode = await execute('sh', ['-e', script], env, workspace, log);
        if (exitCode !== 0) {
            conclusion = 'failure';
            log.error(`Process completed with exit code ${exitCode}.`);
        }
        const content = (variable) => (files[variable] ? readFileSync(files[variable], 'utf8') : '');
        try {
            context.steps[id] = { outputs: readOutputs(content('GITHUB_OUTPUT')) };
            for (const variable of ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']) {
                if (content(variable) !== '') throw new Error(`${variable} was written`);
            }
        } catch (error) {
            conclusion = 'failure';
            context.steps[id] = { outputs: {} };
            log.error(`Unable to process file command successfully: ${error.message}`);
        }
        const bytes = Buffer.byteLength(content('GITHUB_STEP_SUMMARY'));
        if (bytes > MOST_SUMMARY) log.error(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${bytes}`);
        else summary += log.mask(content('GITHUB_STEP_SUMMARY'));
        if (conclusion === 'failure') break;
    }
    const outputs = Object.fromEntries(
        pairs(action.find('outputs')).map(([name, output]) => [name, text(output.find('value'), context)]),
    );
    return { conclusion, exitCode, outputs, summary, annotations: log.annotations, log, temp };
}

function execute(command, args, env, cwd, log) {
    mkdirSync(cwd, { recursive: true });
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
        const ends = [child.stdout, child.stderr].map(
            (stream) =>
                new Promise((done) => createInterface({ input: stream }).on('line', (line) => log.line(line)).on('close', done)),
        );
        child.on('error', reject);
        child.on('close', (code) => Promise.all(ends).then(() => resolve(code ?? 128)));
    });
}

/** Whether a file is there, for tests. */
export const exists = existsSync;
