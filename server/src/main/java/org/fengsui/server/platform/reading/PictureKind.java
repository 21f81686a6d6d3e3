package org.fengsui.server.platform.reading;

/** The kinds of pictures that are taken. */
public enum PictureKind {
    /** Re-encoded from its pixels. */
    PNG,
    /** Re-encoded from its pixels, turned as its EXIF orientation says. */
    JPEG,
    /** Rewritten chunk by chunk: the platform has no decoder for it. */
    WEBP
}
