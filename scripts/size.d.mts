export interface Installed {
  /** Bytes of the tarball. */
  readonly tarball: number;
  /** In `node_modules`, as `du` counts them. */
  readonly megabytes: number;
  readonly packages: number;
  /** What npm wrote to the standard error. */
  readonly warnings: string;
}

/**
 * Packs Fireside and installs the tarball in an empty folder, as a user does.
 * @param browser false for an empty package in the place of the one with a browser
 */
export function installPacked(folder: string, browser?: boolean): Installed;
