/** Vars: what stands for a name in an outline's texts, and that a value is never more than data. */
import { check, parseOutline, readTemplates } from 'fireside-deck';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/problem.js';
import { type Built, buildOutline, outlineWith, withOutline } from '../support/build-deck.js';
import { parseArguments } from '../support/parse-arguments.js';
import { slidesOf } from '../support/read-built.js';

const templates = readTemplates('.');

function parsed(text: string, values = {}) {
  return parseOutline({ path: 'outline.yaml', text }, templates, { set: values });
}

/** An outline with vars, whose slides are lines of YAML. */
function withVars(vars: string, slides: string, deck = ''): string {
  return `vars: ${vars}\n${outlineWith(slides, deck)}`;
}

/** What is wrong, where, and what to do. */
function told({ code, message, hint, place }: Problem): string {
  return `${code} ${place ? `${place.line}:${place.column} ` : ''}${message} | ${hint}`;
}

/** Characters that mean something to YAML, Markdown, HTML, Handlebars, Marp or TeX. */
const ODD = 'A*B* _c_ `d` [e](f) <b>g</b> & {{h}} "i" # j: k, $l$ \\ :100: ![m](n) [o]{lang=xx}';

describe('a value is data', () => {
  const slides = `
      - kind: points
        title: "{{odd}}"
        lead: "**{{name}}** has \`{{odd}}\`, \\\\{{not a var}}"
        points: ["{{lines}}", "{{gone}}", "[link]({{url}})", "{{url}}", last]
        notes: "Notes say {{odd}}"
      - kind: table
        title: Table
        head: ["{{name}}", B]
        rows: [["{{odd}}", "{{gone}}"]]
      - kind: markdown
        markdown: |
          # Raw {{odd}}

          - {{odd}} and \`{{odd}}\`
          - {{lines}}

          ~~~
          {{fence}}
          {{odd}}
          ~~~

          <!-- {{comment}} -->
      - kind: code
        title: Code
        code: "x = '{{odd}}' \\\\{{y}}"
      - kind: points
        title: "Price {{price}}"
        math: true
        points: ["$x_{{{sub}}}$ costs {{price}}", "{{odd}}"]`;
  const values = {
    odd: ODD,
    name: 'Tick ` and star *',
    lines: '- one\r\n\r\n# two',
    gone: '',
    url: 'https://example.org/_next/a_b?x=1&y=2',
    fence: '~~~\n# out',
    comment: 'x --> <h1>out</h1>',
    price: '$5 to $10',
    sub: '12',
  };
  let built: Built;
  beforeAll(async () => {
    const names = Object.keys(values).map((name) => `${name}: `);
    const outline = withVars(`{${names.join(', ')}}`, slides.slice(1));
    built = await buildOutline(outline, ['md', 'html'], {}, { set: values });
  });
  const slide = (number: number) => {
    const found = slidesOf(built.text('.html'))[number];
    if (found === undefined) throw new Error(`there is no slide ${number}`);
    return found;
  };

  it('in titles, texts, code and tables, character for character', () => {
    expect(slide(0).texts('h1')).toEqual([ODD]);
    expect(slide(0).texts('code')).toEqual([ODD]);
    expect(slide(0).texts('strong')).toEqual(['Tick ` and star *']);
    expect(slide(1).texts('th')[0]).toBe('Tick ` and star *');
    expect(slide(1).texts('td')).toEqual([ODD, '']);
    expect(slide(3).texts('code')).toEqual([`x = '${ODD}' {{y}}`]);
  });

  it('with its line ends, and no list, heading or rule comes of it', () => {
    expect(slide(0).texts('li')[0]).toBe('- one # two');
    expect(slide(0).section.querySelectorAll('h1')).toHaveLength(1);
    expect(slide(0).section.textContent).toContain('{{not a var}}');
  });

  it('in addresses, which stay whole', () => {
    const links = [...slide(0).section.querySelectorAll('li a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([values.url, values.url]);
    expect(links[1]?.textContent).toBe(values.url);
  });

  it('in raw Markdown: text, code, fences and comments', () => {
    const { section, texts } = slide(2);
    expect(texts('h1')).toEqual([`Raw ${ODD}`]);
    expect(texts('li')[0]).toBe(`${ODD} and ${ODD}`);
    expect(texts('li')[1]).toBe('- one # two');
    expect(section.querySelector('pre')?.textContent).toContain('# out');
    expect(section.querySelector('pre')?.textContent).toContain(ODD);
    expect(section.querySelectorAll('h1')).toHaveLength(1);
  });

  it('beside formulas: a dollar sign of a value begins none', () => {
    expect(slide(4).texts('h1')).toEqual(['Price $5 to $10']);
    const formulas = [...slide(4).section.querySelectorAll('img.math')];
    expect(formulas.map((one) => one.getAttribute('alt'))).toEqual(['x_{12}']);
    expect(slide(4).texts('li')[1]).toBe(ODD);
  });

  it('and what is left empty leaves no empty point', () => {
    expect(slide(0).texts('li')).toHaveLength(4);
    expect(slide(0).texts('li').at(-1)).toBe('last');
  });

  it('in notes, exactly', () => {
    expect(built.text('.html')).toContain('Notes say A*B* _c_');
  });
});

describe('where a name stands for a whole value', () => {
  const outline = (vars: string): string =>
    withVars(
      vars,
      `      - {kind: chart, title: T, rows: [{label: a, value: "{{n}}"}, {label: b, value: 2}]}
      - {kind: statement, text: S, hidden: "{{hide}}"}`,
    );

  it('it is the number or the switch that is wanted', () => {
    const { outline: made } = parsed(outline('{n: 1.5, hide: true}'), { n: -3 });
    const [chart, hidden] = made?.sections[0]?.slides ?? [];
    expect(JSON.stringify(chart?.fields.rows)).toContain('"value":[-3]');
    expect(hidden?.hidden).toBe(true);
  });

  it('and a wrong one is reported with its value', () => {
    const { problems } = parsed(outline('{n: many, hide: perhaps}'));
    expect(problems.map(told)).toEqual([
      'outline/var-type 11:59 Item 1 of `value` should be a number, but {{n}} is “many” | A number without unit and separators, such as 15, -3 or 60.9.',
      expect.stringContaining('`hidden` should be `true` or `false`, but {{hide}} is “perhaps”'),
    ]);
  });

  it('a field that can be left out is, when its value is empty; one that cannot is an error', () => {
    const slides = '      - {kind: points, title: "{{t}}", lead: "{{l}}", points: [a, "{{p}}", b]}';
    const { outline: made } = parsed(withVars('{t: T, l: "", p: ""}', slides));
    const [slide] = made?.sections[0]?.slides ?? [];
    expect(slide?.fields.lead).toBeUndefined();
    expect(slide?.fields.points).toHaveLength(2);
    const { problems } = parsed(withVars('{t: "", l: x, p: ""}', slides));
    expect(problems.map(told)).toEqual([
      expect.stringContaining('outline/empty 11:32 `title` is empty because its var is empty'),
    ]);
  });
});

describe('mistakes', () => {
  const point = (text: string): string => `      - {kind: points, title: T, points: [${text}]}`;

  it('an unknown name says where, and the nearest', () => {
    const { problems } = parsed(withVars('{name: x}', point('a, "b {{ naem }}", "c {{"')));
    expect(problems.map(told)).toEqual([
      'outline/unknown-var 11:49 There is no “naem” in `vars` | Did you mean `name`? Braces that are text are written `\\{{`.',
      expect.stringContaining('outline/var-open 11:65 “{{” begins the name of a var'),
    ]);
  });

  it('a var without a value must be set', () => {
    const text = withVars('\n  name:\n  first name: null\n  quoted: ""', point('"{{name}}"'));
    expect(parsed(text).problems.map(told)).toEqual([
      'outline/var-unset 2:3 `name` has no value, and must be given one | Set it (--set name=…), or write a value here for when nobody does.',
      expect.stringContaining('outline/var-unset 3:3 `first name` has no value'),
    ]);
    expect(parsed(text, { name: 'a', 'first name': 0 }).problems).toEqual([]);
  });

  it('what is set and not declared says the nearest', () => {
    const declared = parsed(withVars('{name: x}', point('a')), { nam: 'y' });
    expect(declared.problems.map(told)).toEqual([
      'vars/unknown “nam” cannot be set: the outline has no var of that name | Did you mean `name`?',
    ]);
    expect(parsed(outlineWith(point('a')), { constructor: 'y' }).problems.map(told)).toEqual([
      'vars/unknown “constructor” cannot be set: the outline declares no `vars` | Declare it at the top of the outline: vars: {constructor: …}.',
    ]);
  });

  it('a kind and a name of a var are written out', () => {
    const { problems } = parsed(
      withVars('{"a=b": x, k: points}', '      - {kind: "{{k}}", title: T}'),
    );
    expect(problems.map(({ code }) => code)).toEqual(['outline/var-name', 'outline/var-kind']);
  });

  it('a control character in a value is refused where it stands', () => {
    const { problems } = parsed(withVars('{name: x}', point('"{{name}}"')), { name: 'a\u0007' });
    expect(problems.map(({ code }) => code)).toEqual(['outline/control-character']);
  });
});

it('without `vars` all braces are text', () => {
  const text = outlineWith(
    String.raw`      - {kind: statement, text: 'Vue: {{ x }} and \{{y}} {{'}`,
  );
  const { outline } = parsed(text);
  expect(outline?.sections[0]?.slides[0]?.title?.text).toBe(String.raw`Vue: {{ x }} and \{{y}} {{`);
});

it('braces that begin a text, and a backslash in double quotes, say what to write', () => {
  const slides = (text: string): string =>
    withVars('{a: x}', `      - {kind: statement, text: ${text}}`);
  expect(parsed(slides('{{a}}')).problems[0]?.hint).toBe('Put it in quotes: "{{a}}"');
  const [slip] = parsed(slides(String.raw`"\{{a}}"`)).problems;
  expect(slip?.hint).toBe('Write two backslashes for one, or put the text in single quotes.');
});

it('check warns of a var that no text names, and takes values', async () => {
  const text = withVars('{name: , spare: x}', '      - {kind: statement, text: "Hello {{name}}"}');
  await withOutline(text, {}, async (outline) => {
    const { problems } = await check({ outline, set: { name: 'Lin' } });
    expect(problems.filter(({ code }) => /var/.test(code)).map(told)).toEqual([
      'check/unused-var 1:16 No text names the var “spare” | Write `{{spare}}` where its value belongs, or delete the line.',
    ]);
  });
});

it('--set may be repeated, and has a name and a value', () => {
  const argv = ['build', '--set', 'name=a=b', '--set=other='];
  expect(parseArguments(argv)).toMatchObject({ options: { set: { name: 'a=b', other: '' } } });
  for (const name of ['check', 'preview', 'present']) {
    expect(parseArguments([name, '--set', 'x=1'])).toMatchObject({ options: { set: { x: '1' } } });
  }
  expect(() => parseArguments(['build', '--set', 'name'])).toThrow('Write --set name=value');
  expect(() => parseArguments(['build', '--set'])).toThrow('argument missing');
});
