//! Files as phones, programs and mischief make them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

fn octets(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Red above, blue below.
fn flag(width: u32, height: u32) -> DynamicImage {
    let color = |_, y| {
        Rgb(if y < height / 2 {
            [220, 20, 20]
        } else {
            [20, 20, 220]
        })
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, color))
}

fn pixel(file: &File, x: u32, y: u32) -> [u8; 3] {
    let read = image::load_from_memory(&file.octets).unwrap().to_rgb8();
    assert_eq!(
        (read.width(), read.height()),
        (file.size.width, file.size.height)
    );
    read.get_pixel(x, y).0
}

#[test]
fn each_kind_is_read_by_its_content_and_kept_as_jpeg() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let made = read(&octets(&flag(1000, 500), format)).unwrap();
        assert_eq!(made.format, Format::Jpeg, "{format:?}");
        let widths: Vec<u32> = made.files.iter().map(|file| file.size.width).collect();
        assert_eq!(widths, [480, 1000], "{format:?}");
        for file in &made.files {
            assert!(file.octets.starts_with(&[0xff, 0xd8, 0xff]));
            let [red, _, blue] = pixel(file, file.size.width / 2, file.size.height / 5);
            assert!(red > 150 && blue < 90, "{format:?} {red} {blue}");
        }
    }
}

#[test]
fn what_one_can_see_through_stays_so() {
    let clear = |x, _| Rgba([200, 10, 10, if x < 300 { 0 } else { 255 }]);
    let image = DynamicImage::ImageRgba8(RgbaImage::from_fn(600, 100, clear));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let made = read(&octets(&image, format)).unwrap();
        assert_eq!(made.format, Format::Png);
        let small = image::load_from_memory(&made.files[0].octets)
            .unwrap()
            .to_rgba8();
        assert_eq!(
            (small.get_pixel(10, 10).0[3], small.get_pixel(470, 10).0[3]),
            (0, 255)
        );
    }
}

#[test]
fn a_file_that_ends_too_early_or_is_no_picture_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = octets(&flag(300, 300), format);
        for part in [12, whole.len() / 2, whole.len() * 3 / 4] {
            assert_eq!(
                read(&whole[..part]),
                Err(Refusal::Broken),
                "{format:?} {part}"
            );
        }
    }
    assert_eq!(read(b""), Err(Refusal::Missing));
    assert_eq!(read(b"<svg/>"), Err(Refusal::OtherKind));
    assert_eq!(read(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Refusal::Heic));
    let mut long = octets(&flag(10, 10), ImageFormat::Png);
    long.resize(MOST_OCTETS + 1, 0);
    assert_eq!(read(&long), Err(Refusal::TooLarge));
}

/// A PNG of 20,000 by 20,000 pixels in a few octets: 1.6 GB once it is unpacked.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap();
        let body = [name, data].concat();
        let sum = crc32(&body).to_be_bytes();
        [&length.to_be_bytes()[..], &body, &sum].concat()
    };
    let head = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, 6, 0, 0, 0],
    ]
    .concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]),
        chunk(b"IEND", b""),
    ]
    .concat()
}

/// CRC-32 of PNG (ISO 3309).
fn crc32(octets: &[u8]) -> u32 {
    let step = |sum: u32, octet: &u8| {
        (0..8).fold(sum ^ u32::from(*octet), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    };
    !octets.iter().fold(u32::MAX, step)
}

#[test]
fn a_picture_that_unpacks_to_gigabytes_is_refused_by_its_head() {
    for (width, height) in [(20_000, 20_000), (6001, 10), (10, 6001), (6000, 6000)] {
        assert_eq!(
            read(&bomb(width, height)),
            Err(Refusal::TooManyPixels),
            "{width}"
        );
    }
    // Within the limits it is only broken: the head is read, and what follows does not fit.
    assert_eq!(read(&bomb(100, 100)), Err(Refusal::Broken));
}

#[test]
fn nothing_that_hangs_on_a_picture_comes_through() {
    let mut file = octets(&flag(60, 40), ImageFormat::Jpeg);
    file.extend_from_slice(b"PK\x03\x04<script>canary</script>");
    let made = read(&file).unwrap();
    for file in made.files {
        let text = String::from_utf8_lossy(&file.octets).into_owned();
        assert!(!text.contains("canary") && !text.contains("PK"));
    }
}
