//! Files of pictures: what they are is read from their octets, never from a name; they are decoded
//! within limits, turned upright and encoded anew. So nothing of the file itself leaves this room: no
//! place where it was taken, no camera, no comment, nothing hung on behind. The only place that names
//! the crate `image`. Pure, but slow: not for a thread that answers requests.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::error::ImageError;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::domain::picture::{
    self, Encoded, File, Format, MOST_DECODED, MOST_OCTETS, MOST_SIDE, Refusal, Size,
};

mod sniff;

use sniff::Kind;

/// Of 100: nobody sees the difference to more.
const QUALITY: u8 = 82;

/// Reads a file somebody chose, and makes the sizes of it that are kept.
///
/// # Errors
/// [`Refusal`]: what to say to whoever chose it.
pub fn read(octets: &[u8]) -> Result<Encoded, Refusal> {
    if octets.is_empty() {
        return Err(Refusal::Missing);
    }
    if octets.len() > MOST_OCTETS {
        return Err(Refusal::TooLarge);
    }
    let format = match sniff::kind(octets) {
        Kind::Jpeg if !sniff::jpeg_is_whole(octets) => return Err(Refusal::Broken),
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Heic => return Err(Refusal::Heic),
        Kind::Other => return Err(Refusal::OtherKind),
    };
    encode(&decode(octets, format)?)
}

/// The picture, upright. Its measures are looked at before anything of it is unpacked.
fn decode(octets: &[u8], format: ImageFormat) -> Result<DynamicImage, Refusal> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(octets), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    if decoder.total_bytes() > MOST_DECODED {
        return Err(Refusal::TooManyPixels);
    }
    // A picture whose notes cannot be read is a picture all the same.
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder);
    let mut image = image.map_err(|error| refusal(&error))?;
    image.apply_orientation(upright);
    Ok(image)
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::Broken,
    }
}

/// Every size, the smallest first; each is made of the next larger one.
fn encode(image: &DynamicImage) -> Result<Encoded, Refusal> {
    let whole = Size {
        width: image.width(),
        height: image.height(),
    };
    let sizes = picture::sizes(whole);
    let largest = sizes.last().copied().unwrap_or(whole);
    // Averages of boxes: without the float buffer of the whole width that a filter would take.
    let mut current = match largest == whole {
        true => image.to_rgba8(),
        false => image
            .thumbnail_exact(largest.width, largest.height)
            .to_rgba8(),
    };
    let sees_through = current.pixels().any(|pixel| pixel.0[3] < u8::MAX);
    let format = match sees_through {
        true => Format::Png,
        false => Format::Jpeg,
    };
    let mut files = Vec::new();
    for size in sizes.into_iter().rev() {
        if (current.width(), current.height()) != (size.width, size.height) {
            let filter = FilterType::CatmullRom;
            current = image::imageops::resize(&current, size.width, size.height, filter);
        }
        let octets = write(&current, format).map_err(|_| Refusal::Broken)?;
        files.push(File { size, octets });
    }
    files.reverse();
    Ok(Encoded { format, files })
}

fn write(image: &image::RgbaImage, format: Format) -> Result<Vec<u8>, ImageError> {
    let mut octets = Vec::new();
    let own = DynamicImage::ImageRgba8(image.clone());
    match format {
        Format::Jpeg => DynamicImage::ImageRgb8(own.into_rgb8())
            .write_with_encoder(JpegEncoder::new_with_quality(&mut octets, QUALITY))?,
        Format::Png => own.write_with_encoder(PngEncoder::new(&mut octets))?,
    }
    Ok(octets)
}

#[cfg(test)]
mod tests;
