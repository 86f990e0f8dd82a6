/** Brings an outline's brand onto its theme: what it names is read, what it means is CSS. */
import postcss from 'postcss';
import type { DeckBrand } from '../deck/deck.js';
import { type BrandFaces, findFaces } from '../fonts/brand-faces.js';
import type { BrandFile } from '../outline/brand.js';
import { readBrand } from '../outline/brand-file.js';
import type { Outline } from '../outline/outline.js';
import { hasErrors, type Problem } from '../problem.js';
import { readPictures } from '../read/picture.js';
import { pictureRatio } from '../read/picture-ratio.js';
import type { TemplateFiles } from '../read/templates.js';
import { composeTheme } from '../render/theme.js';
import {
  COVER_CSS,
  FOOTER_CSS,
  faceCss,
  familiesOf,
  type Logo,
  type Logos,
  logoCss,
  paletteCss,
  paperCss,
  type ScopedPalette,
} from './look.js';
import { contrastNotes } from './notes.js';
import { paletteOn } from './palette.js';
import { ALL, type Scope, scopesOf } from './theme-colors.js';
import { SIDES, wishesFor } from './wishes.js';

export interface Branded {
  /** Undefined where the outline has none, or something is wrong with it. */
  readonly brand: DeckBrand | undefined;
  readonly faces: BrandFaces;
  /** The templates with the brand's face first wherever texts are set. */
  readonly templates: TemplateFiles;
  /** What is wrong, and a note for each colour that texts could not have. */
  readonly problems: readonly Problem[];
}

/**
 * Reads all that the outline's brand names.
 * @param folder the outline's
 * @param templates with the deck's theme among their themes
 * @param onRead called with each file before it is read or looked for
 */
export async function brandFor(
  outline: Outline,
  folder: string,
  templates: TemplateFiles,
  onRead: (path: string) => void = () => {},
): Promise<Branded> {
  if (outline.brand === undefined) {
    return { brand: undefined, faces: {}, templates, problems: [] };
  }
  const { brand, problems: inFile } = await readBrand(
    outline.brand,
    folder,
    outline.languages,
    onRead,
  );
  const { faces, problems: ofFaces } = await findFaces(brand.fonts, folder, onRead);
  const problems: Problem[] = [...inFile, ...ofFaces];
  const picture = async (file: BrandFile | undefined): Promise<string | undefined> => {
    if (file === undefined) return undefined;
    const where = file.folder === folder ? undefined : 'the brand’s folder';
    const found = await readPictures(file.folder, [file], onRead, where);
    problems.push(...found.problems);
    return found.uris.get(file.src);
  };
  const light = await picture(brand.logo);
  const dark = await picture(brand.darkLogo);
  const cover = await picture(brand.cover);
  const theme = outline.deck.theme.name;
  if (hasErrors(problems) || !templates.themes.has(theme)) {
    return { brand: undefined, faces, templates, problems };
  }
  const logos = light === undefined ? undefined : logosOf(light, dark);
  // A kind of the user's own may have a ground of its own, as one that began as a quote has.
  const kinds = [...templates.kinds.values()].filter(({ origin }) => origin === 'own');
  const composed = composeTheme(theme, { themes: templates.themes, marp: () => '' });
  const scopes = scopesOf([composed, ...kinds.map(({ style }) => style?.text ?? '')].join('\n'));
  const wishes = wishesFor(brand, scopes, peopleOf(outline));
  const scoped = scopes.map(
    (scope): ScopedPalette => ({
      selector: scope.selector,
      palette: paletteOn(scope.properties, wishes(scope)),
    }),
  );
  const paper = paperOf(templates);
  const all = scoped.find(({ selector }) => selector === ALL)?.palette;
  const { ink } = wishes({ selector: ALL, properties: scopes[0]?.properties ?? new Map() });
  const inkName = ink !== undefined && ink === brand.colors.ground?.color ? 'ground' : 'ink';
  const papers = scoped.map(({ palette }) => palette.paper);
  problems.push(
    ...contrastNotes(brand, papers, all && ink ? { name: inkName, paper: all.paper } : undefined),
  );
  const hasColors = Object.keys(brand.colors).length > 0;
  const onPaper = paletteOn(paper.properties, {
    ...wishes(paper),
    ground: undefined,
    ink: undefined,
    otherInks: [],
  });
  return {
    faces,
    problems,
    templates: withFace(templates, faces),
    brand: {
      css: [
        hasColors ? paletteCss(scoped) : '',
        faceCss(faces),
        logos ? logoCss(logos, scoped) : '',
        brand.footer ? FOOTER_CSS : '',
        cover ? COVER_CSS : '',
      ].join('\n'),
      paperCss: paperCss(
        hasColors ? onPaper : { ...onPaper, own: new Map(), tinted: new Map(), people: new Map() },
        logos,
      ),
      footer: brand.footer,
      logo: logos && { alt: brand.logo?.alt ?? '' },
      cover: cover === undefined ? undefined : { src: cover, alt: brand.cover?.alt ?? '' },
      colors: (['accent', ...SIDES] as const).flatMap((name) => brand.colors[name]?.color ?? []),
      inks: hasColors ? [...new Set(scoped.map(({ palette }) => palette.ink))] : [],
      sides: SIDES.filter((side) => brand.colors[side] !== undefined),
      faces: Object.fromEntries(
        Object.entries(faces).map(([role, { name, hasLatin, hasIdeographs }]) => [
          role,
          { name, hasLatin, hasIdeographs },
        ]),
      ),
    },
  };
}

function logosOf(light: string, dark: string | undefined): Logos {
  const logo = (uri: string): Logo => ({ uri, ratio: pictureRatio(uri) });
  return { light: logo(light), dark: dark === undefined ? undefined : logo(dark) };
}

/** People's own colours, by the class that src/deck/people.ts gives them. */
function peopleOf({ people }: Outline): ReadonlyMap<string, string> {
  return new Map(
    people.flatMap(({ color }, index) =>
      color === undefined ? [] : [[`person-${index + 1}`, color.toLowerCase()] as const],
    ),
  );
}

/** The handout's own ink and paper. */
function paperOf({ handout }: TemplateFiles): Scope {
  const properties = new Map<string, string>();
  postcss.parse(handout.style.text).walkRules('.handout, .handout svg section', (rule) => {
    rule.walkDecls(/^--/, ({ prop, value }) => void properties.set(prop, value));
  });
  return { selector: ALL, properties };
}

/** Both sheets name the faces of each language in these properties. */
function withFace(templates: TemplateFiles, { body }: BrandFaces): TemplateFiles {
  if (body === undefined) return templates;
  const first = <T extends { readonly text: string }>(sheet: T): T => ({
    ...sheet,
    text: sheet.text.replace(/--(sans|text): (?=")/g, `--$1: ${familiesOf(body)}, `),
  });
  const { setting, handout } = templates;
  return {
    ...templates,
    setting: first(setting),
    handout: { ...handout, style: first(handout.style) },
  };
}
