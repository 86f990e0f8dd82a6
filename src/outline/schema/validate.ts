/** Checks an outline's values by its limits and its schemas. */
import type * as z from 'zod';
import { LIMITS } from '../../limits.js';
import { nearest } from '../../nearest.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { withDeadline } from '../../with-deadline.js';
import { outlineError, placed } from '../diagnostics/outline-error.js';
import { placeAt } from '../diagnostics/place-at.js';
import { intendedPaths, isStray, strayHere } from '../diagnostics/unknown-keys.js';
import { type Path, pathKey } from '../values/path.js';
import { slidesIn } from '../values/slides-in.js';
import type { WalkResult } from '../values/walk.js';
import { explainIssue, isMissing } from './explain-issue.js';
import type { Kind, OutlineSchema } from './json-schema.js';

/** Checks the fixed parts, then each slide by the schema of its kind. */
export function validate(walked: WalkResult, schemas: OutlineSchema): Problem[] {
  const problems: Problem[] = [];
  const report = (found: readonly z.core.$ZodIssue[], at: Path): void => {
    const issues = found.map(
      (issue) => [issue, [...at, ...(issue.path as (string | number)[])]] as const,
    );
    const strays = issues.flatMap(([issue, path]) => (isStray(issue, schemas) ? [path] : []));
    for (const path of strays) problems.push(strayHere(path, walked));
    const misspelt = new Set(issues.flatMap(([issue, path]) => intendedPaths(issue, path, walked)));
    for (const [issue, path] of issues) {
      const isKnown =
        walked.isReported(path) ||
        (isMissing(issue) && misspelt.has(pathKey(path))) ||
        strays.some((stray) => stray.every((step, depth) => step === path[depth]));
      if (!isKnown) problems.push(...explainIssue(issue, path, walked));
    }
  };
  report(issuesOf(schemas.check, walked.value), []);
  for (const [path, slide, kindName] of slidesIn(walked.value)) {
    const kind = schemas.kind(kindName);
    const written = walked.spot([...path, 'kind']);
    if (kind !== undefined) {
      const late = kind.origin === 'own' ? () => overdue(kind, path, walked) : undefined;
      const value = written ? slide : { ...slide, kind: kindName };
      report(issuesOf(kind.check, value, late), path);
    } else if (!walked.isReported([...path, 'kind'])) {
      problems.push(
        unknownKind(kindName, slide, schemas, written?.place ?? walked.spot(path)?.place),
      );
    }
  }
  return problems;
}

function unknownKind(
  name: string,
  slide: Readonly<Record<string, unknown>>,
  schemas: OutlineSchema,
  place: Place | undefined,
): Problem {
  const misspelt = Object.keys(slide).find(
    (key) => nearest(key, ['kind']) && schemas.kindNames.some((kind) => kind === slide[key]),
  );
  if (name === '' && misspelt !== undefined) {
    return outlineError(
      'misspelt-key',
      `There is no \`${misspelt}\` here`,
      'Did you mean `kind`?',
      place,
    );
  }
  const near = nearest(name, schemas.kindNames);
  const fitting = near === undefined ? kindsFor(slide, schemas) : [near];
  const hint =
    fitting.length > 0
      ? `Did you mean ${fitting.map((one) => `\`kind: ${one}\``).join(' or ')}?`
      : `The kinds are ${schemas.kindNames.join(', ')}.`;
  return name === ''
    ? outlineError('no-kind', 'This slide has no `kind`', hint, place)
    : outlineError('unknown-kind', `There is no kind “${name}”`, hint, place);
}

/** The kinds that know all fields of a slide, those first that need most of them; three at most. */
function kindsFor(slide: Readonly<Record<string, unknown>>, schemas: OutlineSchema): string[] {
  const shared = Object.keys(schemas.shared.properties ?? {});
  const own = Object.keys(slide).filter((key) => !shared.includes(key));
  if (own.every((key) => key === 'title')) return [];
  return schemas.kindNames
    .flatMap((name) => {
      const { properties = {}, required = [] } = schemas.kind(name)?.schema ?? {};
      const isFitting =
        own.every((key) => Object.hasOwn(properties, key)) &&
        required.every((key) => key === 'kind' || own.includes(key));
      return isFitting ? [{ name, needs: required.length }] : [];
    })
    .sort((a, b) => b.needs - a.needs)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** @param onTimeout what is thrown if a schema of the user's takes too long */
function issuesOf(
  type: z.ZodType,
  value: unknown,
  onTimeout?: () => BuildError,
): readonly z.core.$ZodIssue[] {
  // zod would compile a check, which takes longer than to run it once or twice.
  const parse = () => type.safeParse(value, { reportInput: true, jitless: true });
  const { error } = onTimeout ? withDeadline(LIMITS.deadline, parse, onTimeout) : parse();
  return error?.issues ?? [];
}

function overdue({ name }: Kind, path: Path, walked: WalkResult): BuildError {
  return new BuildError([
    {
      severity: 'error',
      code: 'template/overdue',
      message: `The schema of “${name}” is not done with this slide after ${LIMITS.deadline / 1000} s`,
      hint: `Write its \`pattern\` without repetitions inside of repetitions, such as (a+)+: templates/${name}/schema.yaml.`,
      ...placed(walked.spot(path)?.place),
    },
  ]);
}

const HINT = 'Make several outlines of it.';

/** The first thing that is one too many; undefined in any outline of a talk. */
export function excessIn(walked: WalkResult, sources: readonly Source[]): Problem | undefined {
  return (
    walked.problems.find(({ code }) => code === 'outline/too-many') ??
    tooManySlides(walked) ??
    tooManyEmoji(sources)
  );
}

function tooManySlides({ value, spot }: WalkResult): Problem | undefined {
  const [path] = slidesIn(value)[LIMITS.slides] ?? [];
  if (path === undefined) return undefined;
  const message = `This is slide ${LIMITS.slides + 1}; an outline may have ${LIMITS.slides}`;
  return outlineError('too-many-slides', message, HINT, spot(path)?.place);
}

function tooManyEmoji(sources: readonly Source[]): Problem | undefined {
  let count = 0;
  for (const source of sources) {
    for (const { index } of source.text.matchAll(/\p{Extended_Pictographic}/gu)) {
      if (++count <= LIMITS.emoji) continue;
      const message = `This is emoji ${LIMITS.emoji + 1}; an outline may have ${LIMITS.emoji}`;
      return outlineError('too-many-emoji', message, HINT, placeAt(source, index, index + 2));
    }
  }
  return undefined;
}
