/** The script for zsh, by its own `_arguments`. */
import {
  COMMAND_NAMES,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
  wordsOf,
} from '../commands.js';
import { quote } from './quote.js';

export function zshScript(): string {
  const commands = COMMAND_NAMES.map((name) =>
    quote(`${name}:${inSpec(commandSpec(name).says)}`),
  ).join('\n    ');
  return `#compdef fireside
# Completes fireside in zsh, behind compinit: eval "$(fireside completion zsh)"
_fireside() {
  local -a commands=(
    ${commands}
  )
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      _arguments ${Object.entries(COMMON).map(optionSpec).join(' ')}
    else
      _describe -t commands command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${COMMAND_NAMES.map((name) => `    ${name})\n      _arguments ${specs(name).join(' \\\n        ')} ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] == _fireside ]]; then
  _fireside "$@"
else
  compdef _fireside fireside
fi
`;
}

function specs(name: CommandName): string[] {
  const { argument, options } = commandSpec(name);
  const all = { ...options, help: COMMON.help as Option };
  if (argument === undefined) return Object.entries(all).map(optionSpec);
  const { path } = argument;
  const values = wordsOf(argument);
  const action = values
    ? `(${values.join(' ')})`
    : path === 'folder'
      ? '_files -/'
      : '_files -g "*.(yaml|yml)"';
  return [...Object.entries(all).map(optionSpec), quote(`1:${argument.name}:${action}`)];
}

function optionSpec([name, option]: [string, Option]): string {
  const { value, says, repeats } = option;
  const behind = value === undefined ? '' : `:${inSpec(value)}:${valueAction(option)}`;
  return quote(`${repeats ? '*' : ''}--${name}[${inSpec(says)}]${behind}`);
}

function valueAction({ value = '', values, several, path }: Option): string {
  if (values && several) return `_values -s , ${value} ${values.join(' ')}`;
  if (values) return `(${values.join(' ')})`;
  if (path) return path === 'folder' ? '_files -/' : '_files';
  return ' ';
}

/** Signs that part a specification of `_arguments`. */
function inSpec(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}
