/** The scene of an outline, as the real browser lays it out on a machine without fonts. */
import { findBrowser, launchBrowser, openDeckPage, type Scene } from 'fireside-deck';
import { compileFile } from './build-deck.js';
import { emptyFontsEnv } from './empty-fonts.js';

/** One line of a text, with its place in the text's lines. */
export interface SetLine {
  readonly slide: number;
  readonly role: string;
  readonly text: string;
  readonly width: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export async function sceneOf(path: string): Promise<Scene> {
  const { rendered, fontCss } = await compileFile(path);
  const env = emptyFontsEnv();
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 30_000, env });
  try {
    const stage = await openDeckPage(browser);
    await stage.show(rendered, fontCss);
    const staged = stage.take({
      pdf: false,
      scene: true,
      imageScale: undefined,
      handout: undefined,
    });
    if (staged.scene === undefined) throw new Error('the stage gave no scene');
    return await staged.scene;
  } finally {
    await browser.close();
  }
}

/** All lines of all texts: paragraphs, points and cells. */
export function linesOf(scene: Scene): SetLine[] {
  return scene.slides.flatMap(({ elements }, index) =>
    elements.flatMap((element) => {
      const texts =
        element.type === 'text'
          ? [{ role: element.role, paragraphs: element.paragraphs }]
          : element.type === 'table'
            ? element.rows.flatMap(({ cells }) =>
                cells.map(({ paragraphs }) => ({ role: 'cell', paragraphs })),
              )
            : [];
      return texts.flatMap(({ role, paragraphs }) =>
        paragraphs.flatMap(({ lines }) =>
          lines.map(({ text, width }, line) => ({
            slide: index + 1,
            role,
            text,
            width,
            isFirst: line === 0,
            isLast: line === lines.length - 1,
          })),
        ),
      );
    }),
  );
}
