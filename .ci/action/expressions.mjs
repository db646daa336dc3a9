// What stands in ${{ }}, evaluated by GitHub's own evaluator.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const FUNCTIONS = ['always', 'cancelled', 'failure', 'success', 'hashFiles'].map((name) => ({
    name,
    minArgs: 0,
    maxArgs: name === 'hashFiles' ? 255 : 0,
}));

export function toData(value) {
    if (Array.isArray(value)) return new data.Array(...value.map(toData));
    if (value === null || value === undefined) return new data.Null();
    switch (typeof value) {
        case 'object':
            return new data.Dictionary(...Object.entries(value).map(([key, each]) => ({ key, value: toData(each) })));
        case 'boolean':
            return new data.BooleanData(value);
        case 'number':
            return new data.NumberData(value);
        default:
            return new data.StringData(String(value));
    }
}

/** The text of an expression such as inputs.profile. */
export function evaluate(expression, context) {
    const dictionary = toData(context);
    const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(context), FUNCTIONS).parse();
    return new Evaluator(tree, dictionary).evaluate().coerceString();
}

/** The text of a token of the parser, with its expressions evaluated. */
export function text(token, context) {
    return token.isExpression ? evaluate(token.expression, context) : token.toString();
}

/** A text of a workflow with everything in ${{ }} evaluated. */
export function interpolate(template, context) {
    return String(template).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluate(expression.trim(), context));
}
