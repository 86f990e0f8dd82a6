/** The script for bash, from 3.2 on, which macOS has. */
import {
  COMMAND_NAMES,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
  wordsOf,
} from '../commands.js';
import { quote } from './quote.js';

export function bashScript(): string {
  const names = COMMAND_NAMES.join(' ');
  return `# Completes fireside in bash: eval "$(fireside completion bash)"
_fireside() {
  local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  COMPREPLY=()
  # Bash takes --to=pdf as three words.
  [[ $current == = ]] && current= && previous=\${COMP_WORDS[COMP_CWORD-1]}
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${COMMAND_NAMES.join('|')}) command=$word; break ;; esac
  done
  case "$command $previous" in
${COMMAND_NAMES.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case $command in
${COMMAND_NAMES.map((name) => `      ${name}) _fireside_words ${quote(optionWords(name))} ;;`).join('\n')}
      *) _fireside_words ${quote(flags(COMMON).join(' '))} ;;
    esac
    return
  fi
  case $command in
    '') _fireside_words ${quote(`${names} help`)} ;;
${COMMAND_NAMES.flatMap(argumentCase).join('\n')}
  esac
}
_fireside_words() {
  local IFS=$' \\n'
  COMPREPLY=($(compgen -W "$1" -- "$current"))
}
_fireside_list() {
  local IFS=$' \\n' rest=\${current##*,}
  COMPREPLY=($(compgen -P "\${current%"$rest"}" -W "$1" -- "$rest"))
  compopt -o nospace 2>/dev/null
}
_fireside_paths() {
  COMPREPLY=($(compgen "$@" -- "$current"))
  compopt -o filenames 2>/dev/null
}
_fireside_yaml() {
  local path
  for path in $(compgen -f -- "$current"); do
    [[ -d $path || $path == *.yaml || $path == *.yml ]] && COMPREPLY+=("$path")
  done
  compopt -o filenames 2>/dev/null
}
complete -F _fireside fireside
`;
}

function flags(options: Readonly<Record<string, Option>>): string[] {
  return Object.keys(options).map((name) => `--${name}`);
}

function optionWords(name: CommandName): string {
  return flags({ ...commandSpec(name).options, help: COMMON.help as Option }).join(' ');
}

function valueCases(name: CommandName): string[] {
  return Object.entries(commandSpec(name).options)
    .filter(([, { value }]) => value !== undefined)
    .map(([option, spec]) => `    '${name} --${option}') ${valueCall(spec)}return ;;`);
}

function valueCall({ values, several, path }: Option): string {
  if (values) return `_fireside_${several ? 'list' : 'words'} ${quote(values.join(' '))}; `;
  if (path) return `_fireside_paths ${path === 'folder' ? '-d' : '-f'}; `;
  return '';
}

function argumentCase(name: CommandName): string[] {
  const { argument } = commandSpec(name);
  if (argument === undefined) return [];
  const words = wordsOf(argument);
  const call = words
    ? `_fireside_words ${quote(words.join(' '))}`
    : argument.path === 'folder'
      ? '_fireside_paths -d'
      : '_fireside_yaml';
  return [`    ${name}) ${call} ;;`];
}
