// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "menu.h"

static void
empty_links (GMenuModel *menu, int item)
{
  g_autoptr (GMenuLinkIter) iter = g_menu_model_iterate_item_links (menu, item);

  while (g_menu_link_iter_next (iter))
    {
      g_autoptr (GMenuModel) linked = g_menu_link_iter_get_value (iter);

      errdex_menu_empty (linked);
    }
}

/**
 * errdex_menu_empty:
 * @menu: a #GMenu that is no longer wanted
 *
 * Removes all items of a menu, of its sections and of its submenus. GTK 4.8 never lets go of the
 * sections of a menu that was made into a popover; so at least there is nothing in them.
 */
void
errdex_menu_empty (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    empty_links (menu, i);
  g_menu_remove_all (G_MENU (menu));
}

static void
make (GtkMenuButton *button, gpointer menu)
{
  g_signal_connect_object (button, "destroy", G_CALLBACK (errdex_menu_empty), menu,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_menu_model (button, menu);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/**
 * errdex_menu_make_when_opened:
 * @button: a button
 * @menu: a #GMenu of its own
 *
 * Gives a button a menu that becomes a popover when it is first opened, which is mostly never.
 */
void
errdex_menu_make_when_opened (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make, g_object_ref (menu), g_object_unref);
}
