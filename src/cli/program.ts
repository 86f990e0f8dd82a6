/**
 * All commands. Parsing, help, hints and shell completion come from their definitions; a test holds
 * the README against them.
 */
import { Command } from '@commander-js/extra-typings';
import { addBuild } from './commands/build.js';
import { addCheck } from './commands/check.js';
import { addCompletion } from './commands/completion.js';
import { addDoctor } from './commands/doctor.js';
import { addEject } from './commands/eject.js';
import { addGuide } from './commands/guide.js';
import { addImport } from './commands/import.js';
import { addInit } from './commands/init.js';
import { addKinds } from './commands/kinds.js';
import { addPresent } from './commands/present.js';
import { addPreview } from './commands/preview.js';
import { addSchema } from './commands/schema.js';
import { addTemplate } from './commands/template.js';
import { addThemes } from './commands/themes.js';
import type { CommandContext } from './streams.js';

const EXIT_CODES = `
Exit codes: 0 success (perhaps with warnings), 1 an error in the outline, 2 wrong usage,
3 the machine lacks something.`;

const HELP_WIDTH = 100;

export function createProgram(context: CommandContext, version = ''): Command {
  const { out, error } = context.streams;
  const program: Command = new Command('fireside')
    .description(
      'Turns a YAML outline into a deck: presenter page, PDF, handout, PowerPoint, Marp Markdown.',
    )
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => error.write(text),
      getOutHelpWidth: () => HELP_WIDTH,
    })
    .addHelpText('after', '\nTo start a talk: fireside init my-talk')
    .addHelpText('afterAll', EXIT_CODES);
  addInit(program, context);
  addImport(program, context);
  addPreview(program, context);
  addBuild(program, context);
  addCheck(program, context);
  addPresent(program, context);
  addSchema(program, context);
  addGuide(program, context);
  addKinds(program, context);
  addThemes(program, context);
  addTemplate(program, context);
  addEject(program, context);
  addDoctor(program, context);
  addCompletion(program, context);
  return program;
}
