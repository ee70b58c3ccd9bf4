import type { Instant } from '../world/types';

export type ClockSetting =
  | { mode: 'real' }
  | { mode: 'frozen'; at: Instant }
  | { mode: 'offset'; at: Instant }
  | { mode: 'speed'; at: Instant; speed: number };

const UNITS: Record<string, number> = { W: 604_800_000, D: 86_400_000 };
const TIME_UNITS: Record<string, number> = { H: 3_600_000, M: 60_000, S: 1000 };

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds (`P1D`, `PT4H30M`). Throws on anything else. */
export function parseDuration(text: string): number {
  const match = /^(-?)P((?:\d+[WD])*)(?:T((?:\d+[HMS])+))?$/.exec(text);
  if (!match || (!match[2] && !match[3])) throw new Error(`not a duration: ${text}`);
  const sum = (part: string | undefined, units: Record<string, number>) =>
    [...(part ?? '').matchAll(/(\d+)([A-Z])/g)].reduce(
      (total, [, count, unit]) => total + Number(count) * (units[unit ?? ''] ?? 0),
      0,
    );
  return (match[1] ? -1 : 1) * (sum(match[2], UNITS) + sum(match[3], TIME_UNITS));
}

/** The world's time: real, frozen, running from another instant, or running faster. */
export class SimulatedClock {
  private setting: ClockSetting;
  private anchor = Date.now();

  constructor(setting: ClockSetting) {
    this.setting = setting;
  }

  /** Epoch ms of the simulated world. */
  now(): Instant {
    const { setting } = this;
    if (setting.mode === 'real') return Date.now();
    if (setting.mode === 'frozen') return setting.at;
    const elapsed = Date.now() - this.anchor;
    return setting.at + elapsed * (setting.mode === 'speed' ? setting.speed : 1);
  }

  /** Starts another mode from now on. */
  change(setting: ClockSetting): void {
    this.setting = setting;
    this.anchor = Date.now();
  }

  /** Stands at an instant: a frozen clock stays frozen, a real one runs on from there. */
  set(at: Instant): void {
    const { mode } = this.setting;
    if (mode === 'frozen') this.change({ mode, at });
    else if (this.setting.mode === 'speed') this.change({ ...this.setting, at });
    else this.change({ mode: 'offset', at });
  }

  /** Moves by so many milliseconds; negative goes back. */
  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  describe(): ClockSetting & { now: string } {
    return { ...this.setting, now: new Date(this.now()).toISOString() };
  }
}
