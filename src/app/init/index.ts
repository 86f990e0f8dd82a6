export { STARTED, startTalk } from './start-talk.js';
export {
  TALK_LANGUAGES,
  TALK_NAMES,
  TALKS,
  type Talk,
  type TalkLanguage,
  talkLanguageFor,
} from './talks.js';
