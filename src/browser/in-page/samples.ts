/** Sample slides of the deck's theme below the deck, measured with it. */

let samples: HTMLElement | undefined;

/** Lays out samples; they are the document's last slides until `removeSamples`. */
export function addSamples(css: string, slides: readonly string[]): void {
  removeSamples();
  samples = document.createElement('div');
  samples.className = 'marpit';
  samples.innerHTML = slides.join('');
  samples.append(Object.assign(document.createElement('style'), { textContent: css }));
  document.body.append(samples);
}

export function removeSamples(): void {
  samples?.remove();
  samples = undefined;
}
