/** The document's metadata, in the Info dictionary and as XMP. */
import { cleanText, pdfString, writeDict } from './syntax.js';

export interface Metadata {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly lang: string;
  /** Written in UTC, to the second. */
  readonly date: Date;
}

const CREATOR = 'Fireside';

/** A date without its parentheses (ISO 32000-1 §7.9.4). */
export function pdfDate(date: Date): string {
  return `D:${isoDate(date).replace(/\D/g, '')}+00'00'`;
}

/** The same date for XMP (ISO 16684-1 §8.2.1.2). */
function isoDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The Info dictionary (§14.3.3). */
export function infoDict({ title, author, subject, date }: Metadata, producer: string): string {
  const text = (value: string | undefined) => (value ? pdfString(value) : undefined);
  const own = `(${pdfDate(date)})`;
  return writeDict([
    ['Title', text(title)],
    ['Author', text(author)],
    ['Subject', text(subject)],
    ['Creator', pdfString(CREATOR)],
    ['Producer', pdfString(producer)],
    ['CreationDate', own],
    ['ModDate', own],
  ]);
}

function property(
  name: string,
  text: string | undefined,
  container?: 'Alt' | 'Seq' | 'Bag',
): string {
  if (!text) return '';
  const xml = cleanText(text).replace(/[&<>\r]/g, (one) => `&#${one.charCodeAt(0)};`);
  if (!container) return `<${name}>${xml}</${name}>\n`;
  const item = container === 'Alt' ? 'rdf:li xml:lang="x-default"' : 'rdf:li';
  return `<${name}><rdf:${container}><${item}>${xml}</rdf:li></rdf:${container}></${name}>\n`;
}

/**
 * The metadata stream (§14.3.2; ISO 16684-1 §7.3) with the content of the Info dictionary,
 * uncompressed so that any tool finds it.
 * @param isAccessible whether the file is PDF/UA-1 (ISO 14289-1 §5)
 * @returns the object's body, its UTF-8 bytes one character each
 */
export function xmpStream(info: Metadata, producer: string, isAccessible: boolean): string {
  const date = isoDate(info.date);
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n',
    property('dc:format', 'application/pdf'),
    property('dc:title', info.title, 'Alt'),
    property('dc:creator', info.author, 'Seq'),
    property('dc:description', info.subject, 'Alt'),
    property('dc:language', info.lang, 'Bag'),
    property('xmp:CreateDate', date),
    property('xmp:ModifyDate', date),
    property('xmp:MetadataDate', date),
    property('xmp:CreatorTool', CREATOR),
    property('pdf:Producer', producer),
    property('pdfuaid:part', isAccessible ? '1' : undefined),
    '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>',
  ].join('');
  const bytes = Buffer.from(packet, 'utf8').toString('latin1');
  return `<</Type /Metadata\n/Subtype /XML\n/Length ${bytes.length}>>\nstream\n${bytes}\nendstream`;
}
