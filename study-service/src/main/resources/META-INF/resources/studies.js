'use strict';

const PERIOD = 1000;
const studies = document.getElementById('studies');
const notice = document.getElementById('notice');

function element(name, content, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const part of [].concat(content ?? [])) made.append(part);
  return made;
}

function left(seconds) {
  if (seconds == null) return '';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function stageRow(stage) {
  const bar = element('progress');
  bar.max = Math.max(stage.total, 1);
  bar.value = stage.total === 0 ? 1 : stage.done;
  bar.setAttribute('aria-label', stage.name);
  return element('tr', [
    element('td', stage.name),
    element('td', bar),
    element('td', `${stage.done} of ${stage.total}`, 'number'),
    element('td', stage.rate > 0 ? `${stage.rate.toFixed(1)}/s` : '', 'number'),
    element('td', left(stage.secondsLeft), 'number'),
    element('td', stage.waitingFor),
  ]);
}

function stageTable(stages) {
  const head = element('tr', [
    element('th', 'Stage'), element('th', ''), element('th', 'Done', 'number'),
    element('th', 'Rate', 'number'), element('th', 'Left', 'number'), element('th', 'Waits for'),
  ]);
  return element('table', [element('thead', head), element('tbody', stages.map(stageRow))]);
}

function link(text, address) {
  const made = element('a', text);
  made.href = address;
  return made;
}

function studySection(study) {
  const key = `${study.studyId}-${study.run}`;
  const parts = [
    element('h2', [`${study.name} `, element('small', `run ${study.run}, ${study.state.toLowerCase()}`)]),
    element('div', element('code', key)),
  ];
  if (study.waitingFor) parts.push(element('p', `Waits for ${study.waitingFor}.`));
  if (study.state === 'FAILED') parts.push(element('p', study.detail));
  if (study.stages.length) parts.push(stageTable(study.stages));
  if (study.deadLetters || study.repeats) {
    parts.push(element('p', `Dead letters: ${study.deadLetters}. Repeated answers, counted once: ${study.repeats}.`));
  }
  if (study.state === 'FINISHED') {
    parts.push(element('p', [link('Report', `studies/${key}/report/report.html`),
      ' · ', link('data', `studies/${key}/report/report.json`), ' · digest ', element('code', study.detail)]));
  }
  return element('section', parts);
}

async function refresh() {
  try {
    const answer = await fetch('studies', { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the service answered ${answer.status}`);
    const all = await answer.json();
    notice.textContent = all.length ? '' : 'No study was submitted yet.';
    studies.replaceChildren(...all.reverse().map(studySection));
  } catch (error) {
    notice.textContent = `The study service does not answer (${error.message}).`;
  }
  setTimeout(refresh, PERIOD);
}

refresh();
