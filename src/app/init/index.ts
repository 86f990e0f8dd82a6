export {
  STARTED,
  startTalk,
  TALK_LANGUAGES,
  TALK_NAMES,
  TALKS,
  type Talk,
  type TalkLanguage,
  talkLanguageFor,
} from './start-talk.js';
