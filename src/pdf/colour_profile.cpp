#include "pdf/colour_profile.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace gazette::pdf {

namespace {

constexpr std::size_t header_size = 128;
constexpr std::size_t tag_entry_size = 12;

void append_u16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8 & 255);
    out += static_cast<char>(value & 255);
}

void append_u32(std::string& out, std::uint32_t value) {
    append_u16(out, value >> 16);
    append_u16(out, value & 0xFFFF);
}

/// s15Fixed16Number, from hundred-thousandths.
void append_fixed(std::string& out, std::int64_t value) {
    const std::int64_t scaled = value * 65536;
    append_u32(out, static_cast<std::uint32_t>((scaled + (scaled < 0 ? -50'000 : 50'000)) / 100'000));
}

/// A value of a tag: its type, four zero bytes, numbers.
std::string fixed_numbers(std::string_view type, std::initializer_list<std::int64_t> values) {
    std::string out(type);
    append_u32(out, 0);
    for (const std::int64_t value : values) append_fixed(out, value);
    return out;
}

std::string text(std::string_view ascii) {
    std::string out = "mluc";
    for (const std::uint32_t value : {0u, 1u, 12u}) append_u32(out, value);
    out += "enUS";
    append_u32(out, static_cast<std::uint32_t>(2 * ascii.size()));
    append_u32(out, 28);
    for (const char letter : ascii) append_u16(out, static_cast<unsigned char>(letter));
    return out;
}

/// Y = ((X + 0.055) / 1.055) ^ 2.4 from 0.04045 on, and X / 12.92 below (function type 3 of parametricCurveType).
std::string transfer_curve() {
    std::string out = "para";
    append_u32(out, 0);
    append_u16(out, 3);
    append_u16(out, 0);
    for (const std::int64_t value : {240'000, 94'787, 5'213, 7'740, 4'045}) append_fixed(out, value);
    return out;
}

struct Tag {
    std::string_view signature;
    std::string value;
};

std::vector<Tag> tags() {
    return {
        {"desc", text("sRGB IEC61966-2.1")},
        {"cprt", text("No rights reserved")},
        {"wtpt", fixed_numbers("XYZ ", {96'420, 100'000, 82'490})},
        {"chad", fixed_numbers("sf32", {104'788, 2'292, -5'022, 2'959, 99'048, -1'707, -925, 1'508, 75'168})},
        {"rXYZ", fixed_numbers("XYZ ", {43'607, 22'249, 1'392})},
        {"gXYZ", fixed_numbers("XYZ ", {38'515, 71'687, 9'708})},
        {"bXYZ", fixed_numbers("XYZ ", {14'307, 6'061, 71'410})},
        {"rTRC", transfer_curve()},
        {"gTRC", transfer_curve()},
        {"bTRC", transfer_curve()},
    };
}

std::string header(std::uint32_t profile_size) {
    std::string out;
    append_u32(out, profile_size);
    append_u32(out, 0);
    append_u32(out, 0x04200000);
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2024u, 1u, 1u, 0u, 0u, 0u}) append_u16(out, part);
    out += "acsp";
    out.append(28, '\0');
    for (const std::int64_t value : {96'420, 100'000, 82'490}) append_fixed(out, value);
    out.resize(header_size, '\0');
    return out;
}

}  // namespace

std::string srgb_profile() {
    const std::vector<Tag> all = tags();
    const std::size_t values_at = header_size + 4 + tag_entry_size * all.size();
    std::string table, values;
    append_u32(table, static_cast<std::uint32_t>(all.size()));
    for (const Tag& tag : all) {
        table += tag.signature;
        append_u32(table, static_cast<std::uint32_t>(values_at + values.size()));
        append_u32(table, static_cast<std::uint32_t>(tag.value.size()));
        values += tag.value;
        values.resize((values.size() + 3) / 4 * 4, '\0');
    }
    return header(static_cast<std::uint32_t>(values_at + values.size())) + table + values;
}

}  // namespace gazette::pdf
