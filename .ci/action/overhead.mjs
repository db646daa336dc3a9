// How much longer the action takes than the command line that it wraps: both judge the same pack and write the same reports, in
// turns, so that both meet the same weather. Started by run-tests overhead; no test, because it measures time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { all, claims, cli, verify } from './released.mjs';

const ROUNDS = Number(process.argv[2] ?? 15);
const formats = 'junit,json';

/** Of all processes that were started and have ended, in seconds (Linux); it hardly depends on what else the machine does. */
function processorTime() {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
}

async function measured(work) {
    const [begun, used] = [performance.now(), processorTime()];
    await work();
    return { wall: (performance.now() - begun) / 1000, processor: processorTime() - used };
}

const action = () =>
    measured(async () => {
        const result = await verify({ ...claims, formats });
        assert.equal(result.conclusion, 'success', all(result));
    });
const plain = () =>
    measured(async () => {
        const { profile, evidence } = claims;
        assert.equal(await cli('verify', '--profile', profile, '--evidence', evidence, '--format', formats, '--report-dir', 'plain'), 0);
    });

const figures = { action: [], plain: [] };
for (let round = 0; round <= ROUNDS; round++) {
    const [wrapped, bare] = round % 2 ? [await action(), await plain()] : [await plain(), await action()].reverse();
    if (round === 0) continue; // disks are cold
    figures.action.push(wrapped);
    figures.plain.push(bare);
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
for (const time of ['processor', 'wall']) {
    const of = (name) => figures[name].map((each) => each[time]);
    const differences = of('action').map((value, i) => value - of('plain')[i]);
    console.log(
        `${time} time, median of ${ROUNDS} pairs: action ${median(of('action')).toFixed(2)} s, ` +
            `command line ${median(of('plain')).toFixed(2)} s, difference ${median(differences).toFixed(2)} s`,
    );
}
