/** The script for zsh, by its own `_arguments`. */
import type {
  Completed,
  CompletedCommand,
  CompletedOption,
  CompletionScript,
} from './completed-command.js';
import { quote } from './quote.js';

export const zshScript: CompletionScript = (commands, common) => {
  const names = commands.map(({ name, summary }) => quote(`${name}:${inSpec(summary)}`));
  return `#compdef fireside
# Completes fireside in zsh, behind compinit: eval "$(fireside completion zsh)"
_fireside() {
  local -a commands=(
    ${names.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      _arguments ${common.map(optionSpec).join(' ')}
    else
      _describe -t commands command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map((command) => `    ${command.name})\n      _arguments ${specs(command).join(' \\\n        ')} ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] == _fireside ]]; then
  _fireside "$@"
else
  compdef _fireside fireside
fi
`;
};

function specs({ argument, options }: CompletedCommand): string[] {
  const own = options.map(optionSpec);
  return argument ? [...own, quote(`1:${argument.name}:${actionFor(argument)}`)] : own;
}

function optionSpec(option: CompletedOption): string {
  const { long, value, summary, repeats, words, isList } = option;
  const action = words && isList ? `_values -s , values ${words.join(' ')}` : actionFor(option);
  const behind = value === undefined ? '' : `:${inSpec(value)}:${action}`;
  return quote(`${repeats ? '*' : ''}${long}[${inSpec(summary)}]${behind}`);
}

function actionFor({ words, path }: Completed): string {
  if (words) return `(${words.join(' ')})`;
  if (path === 'yaml') return '_files -g "*.(yaml|yml)"';
  if (path) return path === 'folder' ? '_files -/' : '_files';
  return ' ';
}

/** Characters that separate the parts of a specification of `_arguments`. */
function inSpec(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}
