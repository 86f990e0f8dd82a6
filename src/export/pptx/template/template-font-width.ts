/** How wide common faces of templates set Latin letters, beside the page's Noto Sans. */

/**
 * Mean advance of English text of a size of one em, measured by the faces' own tables, divided by
 * that of Noto Sans; what is narrower counts as 1, since it only leaves room.
 */
const WIDER: Readonly<Record<string, number>> = {
  verdana: 1.11,
  'lucida sans unicode': 1.04,
  'courier new': 1.2,
  consolas: 1.1,
  'century gothic': 1.04,
  montserrat: 1.1,
  raleway: 1.03,
  poppins: 1.1,
  'arial black': 1.22,
  impact: 1,
};

/** 1 for most faces; more for those that set English wider. */
export function isWiderThanPage(face: string): number {
  return WIDER[face.trim().toLowerCase()] ?? 1;
}
