/** Opens an address in the user's own browser. */

/** Where there is none, the address that was printed is enough. */
export async function openAddress(address: string): Promise<void> {
  const { default: open } = await import('open');
  const opener = await open(address).catch(() => undefined);
  opener?.on('error', () => {});
}
