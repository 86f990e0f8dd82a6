/** What a slide of another program has, before a kind is chosen for it. */
import type { DraftFields } from './draft.js';

export interface ListItem {
  readonly text: string;
  readonly items: readonly ListItem[];
}

/** Texts in blocks are inline Markdown as outlines have it. */
export type Block =
  | { readonly type: 'heading' | 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly type: 'quote'; readonly text: string; readonly by: string | undefined }
  | {
      readonly type: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: 'code';
      readonly code: string;
      readonly language?: string;
      readonly highlight?: string;
    }
  /** Fields of a chart. */
  | { readonly type: 'chart'; readonly fields: DraftFields }
  /** As it is written. */
  | { readonly type: 'other'; readonly markdown: string };

export interface ContentPicture {
  /** From the outline's folder. */
  readonly src: string;
  readonly alt: string;
  /** Behind the text, or filling a side. */
  readonly place?: 'behind' | 'left' | 'right' | undefined;
}

export interface SlideContent {
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
  readonly pictures: readonly ContentPicture[];
  readonly notes: string;
  readonly hidden: boolean;
  /** All of the slide as Marp Markdown, for what no kind can hold. */
  readonly markdown: string;
  readonly math: boolean;
  /** True for the slide that opens a section. */
  readonly opens: boolean;
}
