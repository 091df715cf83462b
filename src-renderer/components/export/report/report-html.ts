import { html, trusted, type Markup } from './markup.ts'
import type { ReportContent, ReportRun, SettingRow } from './report-content.ts'
import { reportStyle } from './report-style.ts'

/**
 * A comparison as one HTML file: it needs no network and no script, prints, and is light or dark as its reader likes.
 * Everything that somebody named is escaped.
 */
export function reportHtml(content: ReportContent): string {
  const { title, summary } = content
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${title}</title>
        <style>
          ${trusted(reportStyle)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="soft">${summary}</p>
        </header>
        <main>
          ${verdicts(content)} ${doubts(content)} ${settings(content)} ${finals(content)} ${figures(content)}
          ${statistics(content)} ${models(content)} ${origins(content)} ${reproduction(content)}
        </main>
        <footer class="quiet">
          Made by Ablation Lab ${content.appVersion} on ${content.madeAt}. This file is complete in itself.
        </footer>
      </body>
    </html>`
  return `${page.markup}\n`
}

const NOTHING = html``

function verdicts({ headline, verdicts: passed, unanswered, decision }: ReportContent): Markup {
  if (passed.length === 0) return html`<p>No seed is finished in two arms: nothing to compare yet.</p>`
  const limits = [...new Set(passed.flatMap(({ words }) => words.limits))]
  return html`<section aria-label="Verdict">
    <p class="quiet">Does training this way give better models?</p>
    ${headline === null ? NOTHING : html`<p class="verdict"><b>${headline}</b></p>`}
    ${passed.map(
      ({ arm, words, claim }) =>
        html`${headline === null ? NOTHING : html`<h2>${arm}</h2>`}
          <p class="${headline === null ? 'verdict' : 'verdict arm'}">
            <b>${words.title}</b> ${words.numbers}
          </p>
          <p>${words.sentence}</p>
          ${words.howSure === null ? NOTHING : html`<p>${words.howSure}</p>`}
          ${claim === null ? NOTHING : html`<p>${claim}</p>`}
          <p>More seeds: ${words.moreSeeds}</p>`
    )}
    ${unanswered.map(
      (arm) =>
        html`<h2>${arm}</h2>
          <p class="verdict arm"><b>No answer</b></p>
          <p>No seed is finished in both arms.</p>`
    )}
    ${limits.map((limit) => html`<p>${limit}</p>`)}
    <p class="quiet">${decision}</p>
  </section>`
}

function doubts({ doubts: found }: ReportContent): Markup {
  if (found.length === 0) return NOTHING
  return html`<section>
    <h2>Before you quote this</h2>
    ${found.map(({ title, sentence }) => html`<p><b>${title}.</b> ${sentence}</p>`)}
  </section>`
}

function statistics({ statistics: groups, verdicts: passed }: ReportContent): Markup {
  if (groups.length === 0) return NOTHING
  return html`<section>
    <h2>All the statistics</h2>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Statistic</th>
            ${passed.map(({ arm }) => html`<th scope="col">${arm}</th>`)}
          </tr>
        </thead>
        ${groups.map(
          ({ title, rows }) =>
            html`<tbody>
              <tr>
                <th scope="rowgroup" colspan="${passed.length + 1}">${title}</th>
              </tr>
              ${rows.map(
                ({ label, help, cells }) =>
                  html`<tr>
                    <th scope="row">${label}<br /><span class="quiet">${help}</span></th>
                    ${cells.map((cell) => html`<td>${cell === '' ? '–' : cell}</td>`)}
                  </tr>`
              )}
            </tbody>`
        )}
      </table>
    </div>
  </section>`
}

function models({ models: pairs }: ReportContent): Markup {
  if (pairs.length === 0) return NOTHING
  return html`<section>
    <h2>Is this model better than that one?</h2>
    <p class="quiet">
      Two models of the first seed that both arms are done with, row by row: accuracy with Wilson's 95 %
      interval, and McNemar's test. It says nothing of training again.
    </p>
    ${pairs.map(
      ({ seed, scores, sentence }) =>
        html`<p>
          Seed ${seed}: ${scores.map(({ arm, text }) => `${arm} ${text}`).join('; ')}.<br />${sentence}
        </p>`
    )}
  </section>`
}

function settings({ arms, differing, same }: ReportContent): Markup {
  const row = ({ label, texts }: SettingRow) =>
    html`<tr class="differs">
      <th scope="row">${label}</th>
      ${texts.map((text) => html`<td>${text}</td>`)}
    </tr>`
  return html`<section>
    <h2>Arms</h2>
    <div class="wide">
      <table>
        <caption>
          ${differing.length === 0 ? 'The arms do not differ.' : 'What differs. The first arm is the baseline.'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            ${arms.map((arm) => html`<th scope="col">${arm}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${differing.map(row)}
        </tbody>
      </table>
    </div>
    <h3>Same in all arms</h3>
    <p class="soft">${same.map(({ label, texts }) => `${label}: ${texts[0]}`).join('. ')}.</p>
  </section>`
}

function finals({ finals: measures, when }: ReportContent): Markup {
  const columns = ['Measure', 'Arm', 'Seeds', 'Mean', 'sd', 'Difference', 'Pairs', '95 % interval']
  return html`<section>
    <h2>${when}</h2>
    <div class="wide">
      <table>
        <caption>
          Over finished runs. sd: sample standard deviation over the seeds. Difference: arm minus baseline,
          seed by seed, with the paired t interval of its mean. The verdict is on one measure; the others are
          not corrected for looking at many.
        </caption>
        <thead>
          <tr>
            ${columns.map((name, i) => html`<th scope="col" class="${i < 2 ? '' : 'num'}">${name}</th>`)}
          </tr>
        </thead>
        ${measures.map(
          ({ label, arms }) =>
            html`<tbody>
              ${arms.map(
                (cell, i) =>
                  html`<tr>
                    ${i === 0 ? html`<th scope="rowgroup" rowspan="${arms.length}">${label}</th>` : NOTHING}
                    <th scope="row">${cell.arm}</th>
                    ${[String(cell.n), cell.mean, cell.sd, cell.difference, cell.pairs, cell.interval].map(
                      (text) => html`<td class="num">${text}</td>`
                    )}
                  </tr>`
              )}
            </tbody>`
        )}
      </table>
    </div>
  </section>`
}

function figures({ figures: drawn }: ReportContent): Markup {
  if (drawn.length === 0) return NOTHING
  return html`<section>
    <h2>Charts</h2>
    ${drawn.map(
      ({ title, light, dark }) =>
        html`<figure aria-label="${title}">
          <div class="light">${trusted(light)}</div>
          <div class="dark">${trusted(dark)}</div>
        </figure>`
    )}
  </section>`
}

function origins({ runs }: ReportContent): Markup {
  const head = (names: readonly string[]) =>
    html`<thead>
      <tr>
        ${names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>`
  const code = (text: string) => html`<td><code>${text}</code></td>`
  return html`<section>
    <h2>Runs</h2>
    <div class="wide">
      <table>
        <caption>
          What they were made of.
        </caption>
        ${head(['Arm', 'Engine', 'Lab', 'Node', 'SHA-256 of spec and data'])}
        <tbody>
          ${makings(runs).map(
            ({ arm, origin }) =>
              html`<tr>
                <td>${arm}</td>
                <td>${`${origin.engine} ${origin.engineVersion}`}</td>
                <td>${origin.appVersion}</td>
                <td>${origin.nodeVersion}</td>
                <td>
                  <code>spec ${origin.specHash}</code><br />
                  <code>data ${origin.dataHash}</code>
                </td>
              </tr>`
          )}
        </tbody>
      </table>
      <table>
        <caption>
          The SHA-256 of final weights is equal for runs that ended bit for bit the same.
        </caption>
        ${head(['Run', 'Arm', 'Seed', 'Status', 'SHA-256 of final weights'])}
        <tbody>
          ${runs.map(
            ({ arm, run, origin }) =>
              html`<tr>
                ${[run.id, arm, String(run.seed), run.status].map((text) => html`<td>${text}</td>`)}
                ${code(origin.weightsHash ?? '')}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

/** One run of each kind: those of an arm differ in nothing but the seed, if no other version trained some of them. */
function makings(runs: readonly ReportRun[]): ReportRun[] {
  const kindOf = ({ arm, origin }: ReportRun) => JSON.stringify([arm, { ...origin, weightsHash: null }])
  return [...new Map(runs.toReversed().map((entry) => [kindOf(entry), entry])).values()].toReversed()
}

function reproduction({ experiments, runs }: ReportContent): Markup {
  const done = runs.find(({ run }) => run.status === 'done')
  return html`<section>
    <h2>How to reproduce this</h2>
    <p>
      Save a spec below as experiment.json and run <code>npm run --silent lab -- run experiment.json</code>.
      The same spec, data and engine version give the same bits.
    </p>
    ${
      done
        ? html`<p>
            In the lab that trained these runs,
            <code>npm run --silent lab -- rerun ${done.run.id} --verify</code> trains one again and says
            whether its weights are the same.
          </p>`
        : NOTHING
    }
    ${experiments.map(
      ({ id, name, spec }) =>
        html`<h3>${id} ${name}</h3>
          <pre>${spec}</pre>`
    )}
  </section>`
}
