// An example as if it had been collected a moment ago: what is served live is judged by today's clock, whenever the tests run.
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
const INSTANT = /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const EPOCH = /("(?:created|exp|nbf|updated)":\s*)(\d{10})\b/g;
const DATE = /\b20\d\d-\d\d-\d\d\b/g;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A copy of the pack in `from`, moved in time to end now. @returns by how many milliseconds */
export function asIfCollectedNow(from, to) {
    cpSync(from, to, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
    const later = Date.now() - Date.parse(manifest.collectedTo);
    const moved = (text) =>
        text
            .replace(INSTANT, (instant) => new Date(Date.parse(instant) + later).toISOString())
            .replace(EPOCH, (_, name, seconds) => name + (Number(seconds) + Math.floor(later / 1000)));
    const hashes = new Map();
    for (const name of readdirSync(join(to, 'items'))) {
        const file = join(to, 'items', name);
        const old = readFileSync(file);
        const bytes = Buffer.from(moved(old.toString('utf8')));
        writeFileSync(file, bytes);
        hashes.set(`items/${name}`, { size: bytes.length, sha256: sha256(bytes) });
    }
    for (const item of manifest.items) Object.assign(item, hashes.get(item.file));
    const text = moved(JSON.stringify(manifest));
    writeFileSync(join(to, 'manifest.json'), text);
    writeFileSync(join(to, 'manifest.json.sha256'), `${sha256(text)}  manifest.json\n`);
    return later;
}

/** The dates of a profile, moved by whole days. */
export function profileMoved(text, later) {
    const days = Math.floor(later / DAY) * DAY;
    return text.replace(DATE, (date) => new Date(Date.parse(date) + days).toISOString().slice(0, 10));
}
