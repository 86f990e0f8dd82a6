/** @param address percent-encoded, as markup names a file; one that is no valid code stays as it is */
export function decodedAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
