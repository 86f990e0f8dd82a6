/** Looks whether this machine has what a build needs. */
import { findBrowserAndStart } from './browser.js';
import { lookAtCache } from './cache.js';
import { checkFonts } from './check-fonts.js';
import type { Finding } from './finding.js';
import { lookAtVersions } from './versions.js';

export interface Diagnosis {
  /** True if decks can be built here. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

export interface DoctorOptions {
  /** A browser's path; one is looked for by default. */
  readonly browser?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number | undefined;
  /** The outline’s folder: fonts from npm are looked for there, too. */
  readonly folder: string;
}

/** Checks the browser, the fonts, the cache and the versions; changes nothing but the cache. */
export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const { browser, env, folder, timeoutMs } = options;
  const findings = [
    ...(await lookAtVersions()),
    ...(await findBrowserAndStart(browser, env, timeoutMs)),
    await checkFonts(folder),
    // After the browser: that of the npm package may have been unpacked only now.
    await lookAtCache(env),
  ];
  return { ok: findings.every(({ ok }) => ok), findings };
}
