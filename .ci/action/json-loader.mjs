// GitHub's parser imports JSON without an import attribute, which Node demands: this reads such a file as a module.
import { register } from 'node:module';

register(
    'data:text/javascript,' +
        encodeURIComponent(`
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
export async function load(url, context, next) {
    if (!url.endsWith('.json')) return next(url, context);
    const text = await readFile(fileURLToPath(url), 'utf8');
    return { format: 'module', shortCircuit: true, source: 'export default ' + text };
}`),
);
