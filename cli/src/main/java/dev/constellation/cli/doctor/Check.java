package dev.constellation.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what was looked at
 * @param verdict how it stands
 * @param found what there is and, when it does not do, how to get what is needed
 */
public record Check(String subject, Verdict verdict, String found) {
    /** How a thing stands. */
    public enum Verdict {
        /** It does. */
        OK,
        /** Not needed, or enough for less. */
        NOTE,
        /** Constellation does not run without it. */
        MISSING
    }

    static Check of(String subject, boolean holds, String found, String remedy) {
        return new Check(subject, holds ? Verdict.OK : Verdict.MISSING, holds ? found : found + "; " + remedy);
    }

    static Check wish(String subject, boolean holds, String found, String remark) {
        return new Check(subject, holds ? Verdict.OK : Verdict.NOTE, holds ? found : found + "; " + remark);
    }
}
