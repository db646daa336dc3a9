// What a job talks to, on this machine: GitHub, and Azure as the simulator plays it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { commandLine, workspace } from './released.mjs';

/** GitHub's token service and its interface for code scanning. */
export class GitHub {
    static ISSUER = 'https://token.actions.githubusercontent.com';
    static SUBJECT = 'repo:octo/demo:ref:refs/heads/main';
    /** The tokens that were given, the audiences that they were for, and the uploads that were taken. */
    tokens = [];
    audiences = [];
    uploads = [];
    #server = createServer((request, response) => this.#answer(request, response));

    async start() {
        this.#server.listen(0, '127.0.0.1');
        await once(this.#server, 'listening');
        const here = `http://127.0.0.1:${this.#server.address().port}`;
        this.tokenEnvironment = {
            ACTIONS_ID_TOKEN_REQUEST_URL: `${here}/token?api-version=2.0`,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner-t0ken',
        };
        this.environment = {
            GITHUB_API_URL: here, GITHUB_REPOSITORY: 'octo/demo', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/main',
        };
        return this;
    }

    stop() {
        this.#server.close();
        this.#server.closeAllConnections();
    }

    async #answer(request, response) {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        const url = new URL(request.url, 'http://localhost');
        const reply = (status, body) => {
            response.writeHead(status, { 'Content-Type': 'application/json' });
            response.end(JSON.stringify(body));
        };
        if (request.method === 'GET' && url.pathname === '/token' && request.headers.authorization === 'Bearer runner-t0ken') {
            this.audiences.push(url.searchParams.get('audience'));
            reply(200, { value: this.#token(url.searchParams.get('audience')) });
        } else if (request.method === 'POST' && url.pathname === '/repos/octo/demo/code-scanning/sarifs') {
            this.uploads.push({ authorization: request.headers.authorization, ...JSON.parse(Buffer.concat(chunks).toString()) });
            reply(202, { id: '47177e22-5596-11eb-80a1-c1e54ef945c6', url: 'https://api.github.com/x' });
        } else {
            reply(404, { message: 'Not Found' });
        }
    }

    /** No two are the same, as those of GitHub. */
    #token(audience) {
        const claims = { iss: GitHub.ISSUER, sub: GitHub.SUBJECT, aud: audience, jti: `token-${this.tokens.length}` };
        const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
        this.tokens.push(`${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`);
        return this.tokens.at(-1);
    }
}

/** The simulator, serving a pack; @returns where, and how to end it. */
export async function simulate(evidence, ...faults) {
    const [java, args] = commandLine(
        'simulate', '--evidence', evidence, '--port', '0', ...faults.flatMap((fault) => ['--fault', fault]),
    );
    const child = spawn(java, args, { cwd: workspace, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
        const url = /at (http:\/\/localhost:\d+)/.exec(line)?.[1];
        if (url) {
            child.stdout.resume(); // nobody reads on, and it must not wait for a reader
            return { url, stop: () => child.kill() };
        }
    }
    throw new Error('the simulator did not start');
}
