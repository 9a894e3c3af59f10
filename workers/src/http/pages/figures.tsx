import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { everyInWords, perInWords, rateInWords } from "@mereau/shared/policies/inWords.ts";
import { spanSeconds } from "@mereau/shared/policies/parts.ts";
import { figuresTexts } from "#http/pages/figuresTexts.ts";
import { kindTexts } from "#http/pages/kindTexts.ts";
import { Masthead, Page } from "#http/pages/page.tsx";
import { digitsOf, type PublicFigures } from "#services/currencies/publicFigures.ts";

type Shown = { language: Language; money: PublicFigures };

const countIn = (count: number, language: Language): string =>
  displayAmount(count, { scale: 0, symbol: "·", code: "" }, language).slice(0, -2);

/** A ratio such as `1.0375` as people read it: `103,75 %`. */
const percentIn = (ratio: string, language: Language): string =>
  displayAmount(digitsOf(ratio), { scale: 2, symbol: "%", code: "%" }, language);

/** Two bars to one measure: what is kept, and what circulates. They say nothing that the figures do not. */
const Bars = ({ kept, covered }: { kept: number; covered: number }) => {
  const most = Math.max(kept, covered, 1);
  const length = (minor: number) => `${((100 * minor) / most).toFixed(2)}%`;
  return (
    <svg class="bars" aria-hidden="true" width="100%" height="28">
      <rect class="track" width="100%" height="11" rx="5.5" />
      <rect class="circulating" width={length(covered)} height="11" rx="5.5" />
      <rect class="track" y="17" width="100%" height="11" rx="5.5" />
      <rect class="kept" y="17" width={length(kept)} height="11" rx="5.5" />
    </svg>
  );
};

/** What stands behind a backed currency. */
const Backing = ({ language, money }: Shown) => {
  const say = figuresTexts[language];
  const shown = (amount: string) => displayAmount(digitsOf(amount), money, language);
  const { circulation, reserve, backingRatio, covered, alongside } = money;
  if (reserve === null || covered === null) return <></>;
  const euros = (amount: string) => displayAmount(digitsOf(amount), { ...money, symbol: "€" }, language);
  const isWhole = digitsOf(reserve) >= digitsOf(covered);
  return (
    <>
      <dl class="sums">
        <div class="circulating">
          <dt>{say.circulation}</dt>
          <dd>{shown(circulation)}</dd>
        </div>
        <div class="kept">
          <dt>{say.reserve}</dt>
          <dd>{euros(reserve)}</dd>
        </div>
        <div>
          <dt>{say.ratio}</dt>
          <dd>{backingRatio === null ? "–" : percentIn(backingRatio, language)}</dd>
        </div>
      </dl>
      <Bars kept={digitsOf(reserve)} covered={digitsOf(covered)} />
      <p class={isWhole ? "verdict" : "verdict short"}>
        {backingRatio === null ? say.nothing : isWhole ? say.whole : say.short}
      </p>
      {alongside.length > 0 && <p class="soft">{say.alongside(alongside.join(", "), euros(covered))}</p>}
    </>
  );
};

const Money = ({ language, money, slug }: Shown & { slug: string }) => {
  const say = figuresTexts[language];
  const { code, name, kind, members, volume, payments, circulation, reserve, dividend, melting } = money;
  const shown = (amount: string) => displayAmount(digitsOf(amount), money, language);
  const address = `/v1/${slug}/currencies/${code}`;
  return (
    <section class="card money" aria-labelledby={code}>
      <h2 id={code}>{name}</h2>
      <p class="soft kind">{kindTexts[language][kind]}</p>
      {reserve !== null && <Backing language={language} money={money} />}
      <dl class="plain">
        {reserve === null && (
          <div>
            <dt>{kind === "mutual" ? say.mass.mutual : say.mass.other}</dt>
            <dd>{shown(circulation)}</dd>
          </div>
        )}
        {dividend !== null && (
          <div>
            <dt>{say.dividend}</dt>
            <dd>
              {shown(dividend.amount)}{" "}
              <small>
                {say.dividendTo(
                  everyInWords(spanSeconds[dividend.tick])[language],
                  countIn(dividend.members, language),
                )}
              </small>
            </dd>
          </div>
        )}
        {melting !== null && (
          <div>
            <dt>{say.melting}</dt>
            <dd>
              {rateInWords(melting.rate)[language]} <small>{perInWords(melting.per)[language]}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>{say.volume}</dt>
          <dd>
            {shown(volume)} <small>{say.payments(countIn(payments, language), payments)}</small>
          </dd>
        </div>
        <div>
          <dt>{say.members}</dt>
          <dd>{countIn(members, language)}</dd>
        </div>
      </dl>
      <p class="soft json">
        {say.json} <a href={address}>{address}</a>
      </p>
    </section>
  );
};

/** A hash that breaks between groups of eight, and is copied in one piece. */
const Hash = ({ hash }: { hash: string }) => (
  <code>
    {(hash.match(/.{1,8}/g) ?? []).map((group) => (
      <>
        {group}
        <wbr />
      </>
    ))}
  </code>
);

type Facts = { language: Language; slug: string; name: string; figures: readonly PublicFigures[] };

/** A community’s figures, for anybody: what circulates, what stands behind it, and how to check that. */
export const FiguresPage = ({ language, slug, name, figures }: Facts) => {
  const say = figuresTexts[language];
  const [first] = figures;
  const head = first?.head ?? null;
  const at = new Date(first?.at ?? 0);
  const kind = figures.some(({ reserve }) => reserve !== null) ? "backed" : "other";
  return (
    <Page language={language} title={say.title(name)} stylesheet="/assets/figures.css">
      <Masthead name={name} href={`/${slug}/figures`} language={language} />
      <main class="figures">
        <h1>{say.heading}</h1>
        <p class="lead">{figures.length === 0 ? say.none : say.lead[kind]}</p>
        {figures.map((money) => (
          <Money language={language} money={money} slug={slug} />
        ))}
        {head !== null && (
          <section>
            <h2>{say.check}</h2>
            <dl class="plain proof">
              <div>
                <dt>{say.asOf}</dt>
                <dd>
                  <time datetime={at.toISOString()}>
                    {say.at(dateInWords(at.getTime())[language], at.toISOString().slice(11, 16))}
                  </time>
                </dd>
              </div>
              <div>
                <dt>{say.batch(head.seq)}</dt>
                <dd>
                  <Hash hash={head.hash} />
                </dd>
              </div>
            </dl>
            <ol>
              {[...say.steps, say.verify[kind]].map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </section>
        )}
        <nav class="links">
          <a href="/docs">{say.api}</a>
        </nav>
      </main>
    </Page>
  );
};
