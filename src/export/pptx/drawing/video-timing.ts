/** How the videos of a slide play (ECMA-376-1 §19.5): on a click, or once the slide is shown. */
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { SlideCanvas } from './slide-canvas.js';

type SlideVideo = SlideCanvas['videos'][number];

/** `p:timing`; undefined for a slide without videos. */
export function videoTiming(videos: readonly SlideVideo[]): Xml | undefined {
  if (videos.length === 0) return undefined;
  // The root has 1, the sequence 2.
  let last = 2;
  const nextId = (): number => {
    last += 1;
    return last;
  };
  const starting = videos.filter(({ autoplay }) => autoplay);
  const sequence = starting.length > 0 ? startSequence(starting, nextId) : undefined;
  const nodes = videos.map((video) => mediaNode(video, nextId()));
  return xml`<p:timing><p:tnLst><p:par>
    <p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">
      <p:childTnLst>${sequence}${nodes}</p:childTnLst>
    </p:cTn>
  </p:par></p:tnLst></p:timing>`;
}

/** The video itself; a click on it plays it (§19.5.19). */
function mediaNode({ shape, loop, muted }: SlideVideo, id: number): Xml {
  const repeat = { repeatCount: loop ? 'indefinite' : undefined };
  return xml`<p:video><p:cMediaNode${attributes({ vol: 80_000, mute: muted || undefined })}>
    <p:cTn${attributes({ id, ...repeat, fill: 'hold', display: false })}>
      <p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>
    </p:cTn>
    <p:tgtEl><p:spTgt spid="${shape}"/></p:tgtEl>
  </p:cMediaNode></p:video>`;
}

/** Plays the videos one after the other has begun, when the slide is shown (§19.5.17). */
function startSequence(videos: readonly SlideVideo[], nextId: () => number): Xml {
  const commands = videos.map(({ shape }) => {
    const [effect, command] = [nextId(), nextId()];
    const timing = attributes({
      ...{ id: effect, presetID: 1, presetClass: 'mediacall', presetSubtype: 0 },
      ...{ fill: 'hold', nodeType: 'afterEffect' },
    });
    return xml`<p:par><p:cTn${timing}>
      <p:stCondLst><p:cond delay="0"/></p:stCondLst>
      <p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>
        <p:cTn id="${command}" dur="1" fill="hold"/>
        <p:tgtEl><p:spTgt spid="${shape}"/></p:tgtEl>
      </p:cBhvr></p:cmd></p:childTnLst>
    </p:cTn></p:par>`;
  });
  const [outer, inner] = [nextId(), nextId()];
  return xml`<p:seq concurrent="1" nextAc="seek">
    <p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>
      <p:par><p:cTn id="${outer}" fill="hold">
        <p:stCondLst>
          <p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>
        </p:stCondLst>
        <p:childTnLst><p:par><p:cTn id="${inner}" fill="hold">
          <p:stCondLst><p:cond delay="0"/></p:stCondLst>
          <p:childTnLst>${commands}</p:childTnLst>
        </p:cTn></p:par></p:childTnLst>
      </p:cTn></p:par>
    </p:childTnLst></p:cTn>
    <p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
    <p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>
  </p:seq>`;
}
