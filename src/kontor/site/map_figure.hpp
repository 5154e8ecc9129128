// The maps: the ties of the city over the surroundings and over the world, and the small one of a single page.
#pragma once

#include <span>

#include "kontor/site/page.hpp"

namespace kontor::site {

// More ties than these are not drawn: they would hide each other and make the page heavy.
inline constexpr std::size_t drawn_ties = 1000;

// The map around the city, if several of its partners are near enough; the map of the world. Lines are great circles,
// coloured by the kind of tie; places are links. Elements of a tie carry its number in Ties::rows as data-tie.
void write_near_map(Page& page);
void write_world_map(Page& page);

// A piece of the world with these places and the lines from the first to the others, over assets/world.svg.
void write_locator_map(Page& page, std::span<const TermId> places);

// The picture that locator maps lie over: assets/world.svg.
std::string world_picture();

}  // namespace kontor::site
