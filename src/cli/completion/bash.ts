/** The script for bash, from 3.2 on, which macOS has. */
import type {
  Completed,
  CompletedCommand,
  CompletedOption,
  CompletionScript,
} from './completed-command.js';
import { quote } from './quote.js';

export const bashScript: CompletionScript = (commands, common) => {
  const names = commands.map(({ name }) => name);
  return `# Completes fireside in bash: eval "$(fireside completion bash)"
_fireside() {
  local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  COMPREPLY=()
  # Bash takes --to=pdf as three words.
  [[ $current == = ]] && current= && previous=\${COMP_WORDS[COMP_CWORD-1]}
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${names.join('|')}) command=$word; break ;; esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case $command in
${commands.map(({ name, options }) => `      ${name}) _fireside_words ${quote(flags(options))} ;;`).join('\n')}
      *) _fireside_words ${quote(flags(common))} ;;
    esac
    return
  fi
  case $command in
    '') _fireside_words ${quote(`${names.join(' ')} help`)} ;;
${commands.flatMap(argumentCase).join('\n')}
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
};

function flags(options: readonly CompletedOption[]): string {
  return options.map(({ long }) => long).join(' ');
}

function valueCases({ name, options }: CompletedCommand): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => `    '${name} ${option.long}') ${callFor(option, option.isList)}return ;;`);
}

function argumentCase({ name, argument }: CompletedCommand): string[] {
  return argument === undefined ? [] : [`    ${name}) ${callFor(argument)};;`];
}

function callFor({ words, path }: Completed, isList = false): string {
  if (words) return `_fireside_${isList ? 'list' : 'words'} ${quote(words.join(' '))}; `;
  if (path === 'yaml') return '_fireside_yaml; ';
  return path ? `_fireside_paths ${path === 'folder' ? '-d' : '-f'}; ` : '';
}
