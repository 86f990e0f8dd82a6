/**
 * Shell completion: scripts for three shells that ask `fireside complete WORDS…`, and its answer,
 * made from the definitions of the commands.
 */
import type { Argument, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { builtInTemplates } from '../read/index.js';

/** Bash 3.2 is what macOS has. */
const BASH = `# Completes fireside in bash: eval "$(fireside completion bash)"
_fireside() {
  local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} found path
  [[ $current == = ]] && current=
  found=$(fireside complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  COMPREPLY=()
  case $found in
    :folder) COMPREPLY=($(compgen -d -- "$current")) ;;
    :file) COMPREPLY=($(compgen -f -- "$current")) ;;
    :yaml)
      for path in $(compgen -f -- "$current"); do
        [[ -d $path || $path == *.yaml || $path == *.yml ]] && COMPREPLY+=("$path")
      done ;;
    *) COMPREPLY=($(tail -n +2 <<< "$found" | cut -f 1)) ;;
  esac
  case $found in
    :list*) compopt -o nospace 2>/dev/null ;;
    :words*) ;;
    *) compopt -o filenames 2>/dev/null ;;
  esac
}
complete -F _fireside fireside
`;

const ZSH = `# Completes fireside in zsh, behind compinit: eval "$(fireside completion zsh)"
_fireside() {
  local -a found=("\${(@f)$(fireside complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  local tab=$'\\t' kind=$found[1]
  shift found
  case $kind in
    :folder) _files -/ ;;
    :file) _files ;;
    :yaml) _files -g '*.(yaml|yml)' ;;
    :list) compset -P '*,'; found=("\${(@)found##*,}"); _describe value found -S '' ;;
    *) found=("\${(@)found//:/\\\\:}"); found=("\${(@)found/$tab/:}"); _describe value found ;;
  esac
}
compdef _fireside fireside
`;

const FISH = `# Completes fireside in fish: fireside completion fish | source
function __fireside
  set -l words (commandline -opc) (commandline -ct)
  set -l found (fireside complete $words[2..-1] 2>/dev/null)
  switch $found[1]
    case :folder
      __fish_complete_directories (commandline -ct)
    case :file
      __fish_complete_path (commandline -ct)
    case :yaml
      __fish_complete_path (commandline -ct) | string match -r '^[^\\t]*(?:/|\\.ya?ml)(?:\\t.*)?$'
    case '*'
      printf '%s\\n' $found[2..-1]
  end
end
complete -c fireside -f -a '(__fireside)'
`;

export const COMPLETION_SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH } as const;

/** A word that may stand next, and what it is. */
type Candidate = readonly [word: string, summary?: string];

/**
 * Lines for a shell: `:words` or `:list` (of words with commas between them), then a word a line with
 * its summary behind a tab; or `:file`, `:folder`, `:yaml` alone, which the shell completes itself.
 * @param given those behind `fireside`; the last one is being typed
 */
export function complete(program: CommandUnknownOpts, given: readonly string[]): string {
  // Bash takes --to=pdf as three words.
  const words = given.at(-1) === '=' ? [...given, ''] : given;
  const [current = '', ...before] = words.filter((word) => word !== '=').reverse();
  const command = before.flatMap((word) => commandOf(program, word) ?? []).at(-1);
  const options = program.createHelp().visibleOptions(command ?? program);
  const [, long = before[0], value = current] = /^(--[\w-]+)=(.*)$/.exec(current) ?? [];
  const option = options.find((one) => one.required && (one.long === long || one.short === long));
  const prefix = current.slice(0, current.length - value.length);
  if (option) return answerFor(option, /<(.+)>/.exec(option.flags)?.[1] ?? '', value, prefix);
  if (current.startsWith('-')) {
    return lines(
      current,
      options.map((one) => [one.long ?? '', one.description]),
    );
  }
  if (command === undefined) {
    const names = program.commands.map((one): Candidate => [one.name(), one.summary()]);
    return lines(current, [...names, ['help']]);
  }
  const [argument] = command.registeredArguments;
  return argument ? answerFor(argument, argument.name(), current, '') : '';
}

function commandOf(program: CommandUnknownOpts, word: string): CommandUnknownOpts | undefined {
  return program.commands.find((one) => one.name() === word);
}

function answerFor(
  { argChoices }: Argument | Option,
  name: string,
  value: string,
  prefix: string,
): string {
  // Kinds are too many for help.
  const words = name === 'kind' ? [...builtInTemplates().kinds.keys()] : argChoices;
  const isList = name.includes(',');
  const start = prefix + (isList ? value.slice(0, value.lastIndexOf(',') + 1) : '');
  const all = words?.map((word): Candidate => [start + word]) ?? [];
  if (words) return lines(prefix + value, all, isList ? ':list' : ':words');
  if (name === 'outline') return ':yaml\n';
  if (name === 'dir') return ':folder\n';
  return name === 'file' || name === 'path' ? ':file\n' : '';
}

function lines(current: string, candidates: readonly Candidate[], kind = ':words'): string {
  const matching = candidates.filter(([word]) => word.startsWith(current));
  return `${[[kind], ...matching].map((line) => line.join('\t')).join('\n')}\n`;
}
