/** `fireside themes`: lists the themes, and draws a picture of each. */
import { dirname, join, relative } from 'node:path';
import { type Command, Option } from '@commander-js/extra-typings';
import type { ListedTheme, SampleLanguage } from '../../app/themes/index.js';
import { writeFiles } from '../../files/index.js';
import { readTemplates } from '../../read/index.js';
import { BROWSER, OUTLINE, TIMEOUT } from '../options.js';
import { reported, type Style, styleOf } from '../report.js';
import type { CommandContext } from '../streams.js';

const LANGUAGES = ['en', 'zh-Hant'] as const satisfies readonly SampleLanguage[];

export function addThemes(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('themes')
    .summary('list the themes, with a picture of each')
    .description(
      'List the themes: ours, and those of templates/themes beside the outline. --out draws each.',
    )
    .addArgument(OUTLINE)
    .option('--out <dir>', 'write a picture of each: a cover, a list, a chart, a quote')
    .addOption(
      new Option('--lang <tag>', 'the language of the pictures')
        .choices(LANGUAGES)
        .default(LANGUAGES[0]),
    )
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .option('--json', 'print the list as JSON')
    .action(async (outline, { out, lang, browser, timeout: timeoutMs, json }) =>
      exit(
        await reported(streams, async () => {
          const { listThemes, themePictures } = await import('../../app/themes/index.js');
          const themes = listThemes(readTemplates(dirname(outline)));
          const style = styleOf(streams.out, streams.env);
          streams.out.write(json ? `${JSON.stringify(themes, null, 2)}\n` : listed(themes, style));
          if (out === undefined) return 0;
          const names = themes.map(({ name }) => name);
          const request = { outline, themes: names, lang, browser, env: streams.env, timeoutMs };
          const files = await themePictures(request);
          await writeFiles(out, files);
          if (!json)
            streams.out.write(
              files.map(({ name }) => `  ${relative('', join(out, name))}\n`).join(''),
            );
          return 0;
        }),
      ),
    );
}

const ORIGINS: Readonly<Record<ListedTheme['origin'], string>> = {
  'built-in': 'Fireside',
  own: 'templates/themes',
  replaced: 'templates/themes, in place of Fireside’s',
};

function listed(themes: readonly ListedTheme[], style: Style): string {
  const name = Math.max(...themes.map((theme) => theme.name.length));
  return themes
    .map((theme) => {
      const from = theme.origin === 'built-in' ? '' : `  ${style('dim', ORIGINS[theme.origin])}`;
      return `${style('bold', theme.name.padEnd(name))}  ${theme.says}${from}\n`;
    })
    .join('');
}
