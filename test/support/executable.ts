/** Programs that Debian brings, for tests. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a program.
 * @throws Error that names the Debian package where the program is not installed
 */
export function executable(name: string, debianPackage: string): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed: apt-get install ${debianPackage}`);
}
