/** What keeps a template from being used, in words for who wrote the outline. */

/** Thrown by what reads a template; `openTemplate` gives it on as a problem. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  /** Behind `pptx-template/`. */
  readonly code: string;
  readonly hint: string;

  /** @param message what is wrong, without the template's name and without a full stop */
  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** What to do where a file is not as it should be. */
export const SAVE_AGAIN =
  'Open it in PowerPoint and save it as “PowerPoint Template (.potx)”, then name that file.';
