/** How YAML is read here. */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  Lexer,
  type Node,
  type ParsedNode,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';
import { LIMITS } from '../../limits.js';

/**
 * Reads the text with every plain scalar taken as text: `no`, `0123`, `1.10` stay as written. What
 * has more levels, values or characters than Fireside takes is an error of the code
 * `RESOURCE_EXHAUSTION` in an empty document: it is found before nodes are made, which would
 * overflow the stack.
 * @param schema `core` reads numbers and booleans as such
 */
export function readYaml(text: string, schema: 'failsafe' | 'core' = 'failsafe'): Document.Parsed {
  const composer = new Composer<ParsedNode, true>({
    schema,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const tokens = tokensOf(text);
  const read = Array.isArray(tokens) ? tokens : [];
  const [document, second] = withoutTraces(() => {
    const [first, other] = composer.compose(read, true, text.length);
    return [first, other];
  });
  if (document === undefined) throw new Error('YAML gave no document');
  if (second) {
    const [start, end] = second.range;
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Several documents'));
  }
  if (!Array.isArray(tokens)) document.errors.push(tokens);
  return document;
}

/** The syntax tree, or what there is too much of. Neither lexer nor parser works by recursion. */
function tokensOf(text: string): CST.Token[] | YAMLParseError {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let values = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    const tooMuch = (message: string): YAMLParseError =>
      new YAMLParseError([start, start + lexeme.length], 'RESOURCE_EXHAUSTION', message);
    if (/^[-?:,]$/.test(lexeme)) values++;
    if (values > LIMITS.values) {
      return tooMuch(`More than ${LIMITS.values.toLocaleString('en')} keys and values`);
    }
    if (lexeme.length > LIMITS.longText && !/^(?:#|\s*$)/.test(lexeme)) {
      const [own, most] = [lexeme.length, LIMITS.longText].map((one) => one.toLocaleString('en'));
      return tooMuch(`A text of ${own} characters; one may have ${most}`);
    }
    tokens.push(...parser.next(lexeme));
    // The document is at the bottom of the stack.
    if (parser.stack.length > LIMITS.levels + 1) {
      return tooMuch(`Nested deeper than ${LIMITS.levels} levels`);
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

/** A file may have thousands of errors; their unused stack traces took most of the time. */
function withoutTraces<T>(read: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The target of each alias; `Alias.resolve` looks through the whole document each time. */
export function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias(_, alias) {
      const target = anchors.get(alias.source);
      if (target) targets.set(alias, target);
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
