#pragma once

// Values in, their PDF syntax (ISO 32000-1 section 7.3) appended to a string. No locale has a say in it.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/units.h"

namespace gazette::pdf {

/// The quotient rounded to the nearest integer, halves away from zero; `divisor` is positive.
constexpr std::int64_t divide_rounded(std::int64_t dividend, std::int64_t divisor) {
    return (dividend >= 0 ? dividend + divisor / 2 : dividend - divisor / 2) / divisor;
}

/// Thousandths of a point: the precision of every coordinate that is written.
constexpr std::int64_t to_thousandths(base::ScaledPoints length) {
    return divide_rounded(length * 1000, base::scaled_points_per_point);
}

/// `value` / 10^`decimals` as a number without trailing zeros: "-12.5".
void append_decimal(std::string& out, std::int64_t value, int decimals);

/// Thousandths as a number, and a space.
void append_coordinate(std::string& out, std::int64_t thousandths);

/// A byte between the parentheses of a literal string (ISO 32000-1 section 7.3.4.2); never a line's end.
void append_literal_byte(std::string& out, unsigned byte);

/// Hexadecimal digits of a byte, of a 16-bit code, and of text as UTF-16BE.
void append_hex2(std::string& out, unsigned byte);
void append_hex4(std::string& out, unsigned code);
void append_utf16_hex(std::string& out, std::string_view utf8);

/// A text string: "(ASCII)", else "<FEFF...>". It is cut, with an ellipsis, where PDF/A allows no longer one (ISO 19005-2 section
/// 6.1.13).
void append_text_string(std::string& out, std::string_view utf8);
std::string text_string(std::string_view utf8);

/// A string of bytes: "(ASCII)", else in hexadecimal, "<2F...>".
void append_byte_string(std::string& out, std::string_view bytes);
std::string byte_string(std::string_view bytes);

/// A name: "/Some#20Name".
std::string name(std::string_view bytes);

}  // namespace gazette::pdf
