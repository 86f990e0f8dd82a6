/** Encodes text, dates and XMP metadata for PDF. */

/**
 * Replaces lone surrogates and characters that XML 1.0 §2.2 forbids (control characters, U+FFFE) by
 * U+FFFD.
 */
export function cleanText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/**
 * Writes a text string (ISO 32000-1 §7.9.2.2): ASCII as a literal (§7.3.4.2, where ASCII and
 * PDFDocEncoding agree), anything else as UTF-16BE with its byte order mark, in hex (§7.3.4.3).
 */
export function pdfString(text: string): string {
  const clean = cleanText(text);
  if (/^[\t\n\r -~]*$/.test(clean)) {
    const escaped = clean.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r');
    return `(${escaped.replaceAll('\n', '\\n')})`;
  }
  return `<${Buffer.from(`\ufeff${clean}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/**
 * A date without its parentheses (§7.9.4), in UTC and to the second.
 * @throws RangeError for an invalid date or a year outside 0 to 9999.
 */
export function pdfDate(date: Date): string {
  const digits = isoDate(date).replace(/\D/g, '');
  return `D:${digits}+00'00'`;
}

/** The same date for XMP (ISO 16684-1 §8.2.1.2). Throws as `pdfDate` does. */
function isoDate(date: Date): string {
  const iso = date.toISOString();
  if (iso.length !== 24) throw new RangeError(`a PDF cannot carry the date ${iso}`);
  return `${iso.slice(0, 19)}Z`;
}

export interface DocumentInfo {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: string;
  readonly lang: string;
  readonly date: Date;
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

function xml(text: string): string {
  return cleanText(text).replace(/[&<>\r]/g, (character) => XML[character] ?? character);
}

function property(name: string, text: string | undefined, container?: string): string {
  if (!text) return '';
  if (!container) return `<${name}>${xml(text)}</${name}>\n`;
  const item = container === 'Alt' ? 'rdf:li xml:lang="x-default"' : 'rdf:li';
  const list = `<rdf:${container}><${item}>${xml(text)}</rdf:li></rdf:${container}>`;
  return `<${name}>${list}</${name}>\n`;
}

/**
 * The metadata stream (§14.3.2; ISO 16684-1 §7.3) with the content of the Info dictionary,
 * uncompressed so that any tool finds it.
 * @param info `isAccessible`: the file is PDF/UA-1 (ISO 14289-1 §5)
 * @returns the object's body, its UTF-8 bytes one character each
 */
export function xmpStream(
  info: DocumentInfo & { readonly isAccessible: boolean },
  creator: string,
  producer: string,
): string {
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
    property('xmp:CreatorTool', creator),
    property('pdf:Producer', producer),
    property('pdf:Keywords', info.keywords),
    property('pdfuaid:part', info.isAccessible ? '1' : undefined),
    '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>',
  ].join('');
  const bytes = Buffer.from(packet, 'utf8').toString('latin1');
  const head = `<</Type /Metadata\n/Subtype /XML\n/Length ${bytes.length}>>`;
  return `${head}\nstream\n${bytes}\nendstream`;
}
