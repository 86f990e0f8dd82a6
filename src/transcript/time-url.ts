/** Addresses of recordings that players open at a moment. */

/** How sites take a moment; media files as in Media Fragments URI 1.0 §4.2.1. */
const SITES: readonly { readonly site: RegExp; add(url: URL, seconds: number): void }[] = [
  {
    site: /(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/,
    add: (url, seconds) => url.searchParams.set('t', `${seconds}s`),
  },
  {
    site: /(^|\.)(bilibili\.com|ted\.com|twitch\.tv)$/,
    add: (url, seconds) =>
      url.searchParams.set('t', url.hostname.endsWith('twitch.tv') ? `${seconds}s` : `${seconds}`),
  },
  { site: /(^|\.)dailymotion\.com$/, add: (url, s) => url.searchParams.set('start', `${s}`) },
  { site: /(^|\.)vimeo\.com$/, add: (url, s) => (url.hash = `t=${s}s`) },
  { site: /(^|\.)soundcloud\.com$/, add: (url, s) => (url.hash = `t=${s}`) },
];
const MEDIA = /\.(mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|flac)$/i;

/** @returns undefined where the address is none of a player that takes a moment */
export function urlAt(address: string, seconds: number): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  const whole = Math.floor(seconds);
  const site = SITES.find((one) => one.site.test(url.hostname));
  if (site === undefined && !MEDIA.test(url.pathname)) return undefined;
  if (site) site.add(url, whole);
  else url.hash = `t=${whole}`;
  return url.href;
}
