// The log as the runner reads it (ActionCommand.cs, ActionCommandManager.cs): commands in it are carried out, masks applied.
const MOST_PER_LEVEL = 10;
const LONGEST = 4096;
const KNOWN = [
    'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path', 'notice',
    'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning',
];

function unescape(text, property) {
    let plain = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
    if (property) plain = plain.replaceAll('%3A', ':').replaceAll('%2C', ',');
    return plain.replaceAll('%25', '%');
}

function parse(line, known) {
    const trimmed = line.trimStart();
    if (trimmed.startsWith('::')) {
        const end = trimmed.indexOf('::', 2);
        if (end > 0) {
            const head = trimmed.slice(2, end);
            const space = head.indexOf(' ');
            const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
            if (!known.includes(name)) return undefined;
            const properties = {};
            for (const part of space < 0 ? [] : head.slice(space + 1).trim().split(',')) {
                const [key, ...value] = part.split('=');
                if (value.length > 0) properties[key.toLowerCase()] = unescape(value.join('='), true);
            }
            return { name, properties, data: unescape(trimmed.slice(end + 2), false) };
        }
    }
    const legacy = line.indexOf('##[');
    if (legacy >= 0) {
        const end = line.indexOf(']', legacy);
        const name = end < 0 ? '' : line.slice(legacy + 3, end).split(' ')[0].toLowerCase();
        if (known.includes(name)) return { name, properties: {}, data: line.slice(end + 1), legacy: true };
    }
    return undefined;
}

export class Log {
    lines = [];
    annotations = [];
    dropped = 0;
    masks = [];
    /** Commands that an honest action never sends. */
    forbidden = [];
    #stop;

    line(raw) {
        const command = parse(raw, this.#stop ? [...KNOWN, this.#stop] : KNOWN);
        if (command && this.#stop) {
            if (command.name === this.#stop) this.#stop = undefined;
        } else if (command) {
            this.#carryOut(command);
        }
        if (!command || command.name !== 'add-mask') this.lines.push(this.mask(raw));
    }

    mask(text) {
        return this.masks.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    }

    #carryOut(command) {
        switch (command.name) {
            case 'stop-commands':
                this.#stop = command.data.toLowerCase();
                break;
            case 'add-mask':
                this.masks.push(...command.data.split(/\r?\n/).filter((line) => line.trim() !== ''), command.data);
                break;
            case 'error':
            case 'warning':
            case 'notice':
                this.annotate(command);
                break;
            case 'group':
            case 'endgroup':
            case 'debug':
                break;
            default:
                this.forbidden.push(command);
        }
    }

    annotate(command) {
        const { title, file, line } = command.properties;
        if (this.annotations.filter((each) => each.level === command.name).length >= MOST_PER_LEVEL) {
            this.dropped++;
            return;
        }
        this.annotations.push({
            level: command.name,
            title: this.mask(title ?? ''),
            file: file ?? '',
            line: line ? Number(line) : 0,
            message: this.mask(command.data).slice(0, LONGEST),
        });
    }

    error(message) {
        this.annotate({ name: 'error', properties: {}, data: message });
    }
}
